import type { Outputs } from "@/client/outputs";
import { formatCount, formatMs } from "@/ui/format";
import { Table, Td, Th } from "@/ui/table";
import { armWords, measureWords } from "./words";

type Speed = Outputs["beacon"]["usage"]["labels"][number]["speeds"][number];

/** TTFB and hydration of each arm, as quantiles within 2 %. */
export function SpeedTable({ speeds }: { speeds: readonly Speed[] }) {
  return (
    <Table label="Speed">
      <thead>
        <tr>
          <Th>Measure</Th>
          <Th>Arm</Th>
          <Th numeric>p50</Th>
          <Th numeric>p75</Th>
          <Th numeric>p95</Th>
          <Th numeric>Measured</Th>
        </tr>
      </thead>
      <tbody>
        {speeds.map((speed) => (
          <tr key={`${speed.measure} ${speed.arm}`}>
            <Td title={measureWords[speed.measure].says}>
              <b className="font-medium">{measureWords[speed.measure].name}</b>
            </Td>
            <Td>{armWords[speed.arm] ?? speed.arm}</Td>
            {[speed.p50Ms, speed.p75Ms, speed.p95Ms].map((ms, at) => (
              <Td key={["p50", "p75", "p95"][at]} numeric>
                {ms === null ? "–" : formatMs(ms)}
              </Td>
            ))}
            <Td numeric>{formatCount(speed.count)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
