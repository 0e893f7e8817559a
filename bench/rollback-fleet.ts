// Simulated hubs in a process of their own: real sockets, the real protocol, signatures and digests checked, nobody served.
import { SimulatedHub } from "../src/testing/simulated-hub";

export interface FleetOrder {
  gateway: string;
  tokens: string[];
}

process.on("message", ({ gateway, tokens }: FleetOrder) => {
  void Promise.all(tokens.map((token, i) => SimulatedHub.join(gateway, token, `simulated-${i + 1}`)))
    .then((hubs) => Promise.all(hubs.map((hub) => hub.start())))
    .then(() => process.send?.("ready"));
});
process.once("disconnect", () => process.exit(0));
