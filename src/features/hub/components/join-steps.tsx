import { Clock } from "@/ui/clock";
import { CopyText } from "@/ui/copy-text";
import { Tag } from "@/ui/tag";
import { Textarea } from "@/ui/textarea";
import { type Joining, joinCommand, runCommand } from "./join-command";

interface JoinStepsProps {
  joining: Joining;
  token: { token: string; expiresAt: Date };
  joined: boolean;
}

/** What to do on the hub's machine; the token is shown here and never again. */
export function JoinSteps({ joining, token, joined }: JoinStepsProps) {
  return (
    <>
      <ol className="grid gap-4">
        <Step title="1. On the hub's machine, run" text={joinCommand(joining)} label="Join command" rows={3} />
        <Step title="2. Paste the token, press Enter, then Ctrl-D" text={token.token} label="Token" rows={4}>
          Shown once. It lets one hub join and expires <Clock at={token.expiresAt} />.
        </Step>
        <Step title="3. Start it" text={runCommand(joining)} label="Run command" rows={2} />
      </ol>
      <p aria-live="polite" className="flex items-center gap-2">
        <Tag tone={joined ? "ok" : "idle"}>{joined ? "Joined" : "Waiting"}</Tag>
        {joined ? `${joining.name} is in the fleet.` : `${joining.name} has not joined yet.`}
      </p>
    </>
  );
}

function Step({ title, text, label, rows, children }: { title: string; text: string; label: string; rows: number; children?: React.ReactNode }) {
  return (
    <li className="grid gap-1.5">
      <div className="flex items-center justify-between gap-3">
        <span className="font-medium">{title}</span>
        <CopyText text={text} label={`Copy ${label.toLowerCase()}`} />
      </div>
      <Textarea mono readOnly rows={rows} value={text} aria-label={label} spellCheck={false} />
      {children && <p className="text-sm text-ink-3">{children}</p>}
    </li>
  );
}
