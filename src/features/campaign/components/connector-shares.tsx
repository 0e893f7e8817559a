"use client";
import { useFormState, useWatch } from "react-hook-form";
import { type Connector, findConnector, nameOfConnector } from "@/features/publisher/model/connectors";
import { formatBytes } from "@/ui/format";
import { Table, Td, Th } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { useBrief } from "./brief-hands";
import { briefParts } from "./brief-parts";
import { BriefSection } from "./brief-section";
import { ListError } from "./list-error";
import { ShareField } from "./share-field";
import { ShareSum } from "./share-sum";

/** What share of every market goes through each connector, and what the connectors are known to take. */
export function ConnectorShares() {
  const { control } = useBrief();
  const used = useWatch({ control, name: "connectors", compute: (rows) => rows.map(({ connector }) => connector) });
  const { errors } = useFormState({ control, name: "connectors" });
  return (
    <BriefSection
      part={briefParts.connectors}
      note={used.length > 0 ? used.length : undefined}
      says="Expected impressions of a variant: the market's impressions × its language's share × its connector's share × its placement's share."
      flush
    >
      <ListError message={errors.connectors?.root?.message ?? errors.connectors?.message} list="connectors" />
      {used.length === 0 && <p className="p-3.5 text-ink-3">Connectors are chosen in the placements.</p>}
      {used.length > 0 && (
        <Table label="Connectors">
          <thead>
            <tr>
              <Th>Connector</Th>
              <Th numeric>Share</Th>
              <Th>Takes at most</Th>
              <Th>Click macro</Th>
              <Th>Source</Th>
            </tr>
          </thead>
          <tbody>
            {used.map((key, at) => (
              <tr key={key} className="align-top">
                <Td>
                  <span className="block min-w-28 whitespace-normal font-medium">{nameOfConnector(key)}</span>
                </Td>
                <Td numeric>
                  <span className="ml-auto block w-24">
                    <ShareField name={`connectors.${at}.sharePpm`} label={`Share of ${nameOfConnector(key)}`} disabled={used.length === 1} />
                  </span>
                </Td>
                <Facts connector={findConnector(key)} />
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <div className="px-3.5 py-2 empty:hidden">
        <ShareSum names={used.map((_, at) => `connectors.${at}.sharePpm` as const)} of="the connectors" />
      </div>
    </BriefSection>
  );
}

function Facts({ connector }: { connector: Connector | null }) {
  return (
    <>
      <Td>
        <span className="block min-w-40 max-w-72 whitespace-normal text-sm text-ink-2">
          {(connector && limitsOf(connector)) || "No limit known; IAB's weights apply"}
        </span>
      </Td>
      <Td>
        <span className="font-mono text-xs text-ink-2">{connector?.clickMacro ?? "none"}</span>
      </Td>
      <Td>
        <span className="block min-w-44 max-w-80 whitespace-normal text-sm text-ink-3">
          {connector?.source} {connector?.evidence === "secondary" && <Tag tone="low">unverified</Tag>}
          {connector?.note && <span className="block">{connector.note}</span>}
        </span>
      </Td>
    </>
  );
}

function limitsOf({ limits, sizes }: Connector): string {
  const figures = limits.map(({ of, most }) =>
    of.endsWith("bytes") ? `${formatBytes(most)}${of === "bytes" ? "" : ` ${of.replace(" bytes", "")}`}` : `${most} ${of}`,
  );
  const only = sizes ? [`only ${sizes.map(([width, height]) => `${width}×${height}`).join(" and ")}`] : [];
  return [...figures, ...only].join(", ");
}
