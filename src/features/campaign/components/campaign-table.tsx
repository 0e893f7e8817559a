import Link from "next/link";
import { nameOfMarket } from "@/features/market/model/catalogue";
import { Clock } from "@/ui/clock";
import { Table, Td, Th } from "@/ui/table";
import { Tag } from "@/ui/tag";
import type { CampaignLine } from "../model/campaign-line";

export function CampaignTable({ lines }: { lines: CampaignLine[] }) {
  return (
    <Table label="Campaigns">
      <thead>
        <tr>
          <Th>Campaign</Th>
          <Th>Markets</Th>
          <Th>Placements</Th>
          <Th>Variants</Th>
          <Th numeric>Created</Th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id} className="hover:bg-sunk">
            <Td>
              <Link href={`/campaigns/${line.slug}/factory`} className="flex items-center gap-2.5 font-medium">
                <Thumb url={line.proofUrl} />
                {line.name}
              </Link>
            </Td>
            <Td>
              <span title={line.markets.map(nameOfMarket).join(", ")}>{some(line.markets)}</span>
            </Td>
            <Td>{some(line.placements)}</Td>
            <Td>
              <Tag tone={toneOf(line)}>{line.built === 0 ? "not built" : `${line.built} of ${line.cells} built`}</Tag>
            </Td>
            <Td numeric>
              <span className="text-ink-2">
                <Clock at={line.createdAt} />
              </span>
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Thumb({ url }: { url: string | null }) {
  const box = "block h-6 w-9 flex-none rounded-[3px] border border-line bg-sunk object-cover";
  return url ? <img src={url} alt="" className={box} /> : <span className={box} />;
}

const toneOf = ({ built, cells }: CampaignLine) => (built === 0 ? "idle" : built < cells ? "low" : "ok");

const shown = 5;
const some = (names: string[]) => (names.length > shown ? `${names.slice(0, shown).join(", ")} + ${names.length - shown}` : names.join(", "));
