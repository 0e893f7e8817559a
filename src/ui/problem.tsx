import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

interface ProblemProps {
  title?: ReactNode;
  /** What happened, what was kept, what to do. */
  says: ReactNode;
  complaints?: readonly { at: string; says: string }[];
  action?: ReactNode;
}

export function Problem({ title, says, complaints = [], action }: ProblemProps) {
  return (
    <div role="alert" className="flex gap-2.5 rounded border border-out bg-out-soft px-3 py-2.5">
      <TriangleAlert aria-hidden="true" size={16} className="mt-0.5 flex-none text-out" />
      <div className="grid min-w-0 gap-1.5">
        {title && <p className="font-semibold">{title}</p>}
        <p>{says}</p>
        {complaints.length > 0 && (
          <ul className="grid max-h-60 gap-1 overflow-y-auto">
            {complaints.map((complaint) => (
              <li key={`${complaint.at} ${complaint.says}`}>
                {complaint.at && <span className="mr-1.5 font-medium">{complaint.at}</span>}
                {complaint.says}
              </li>
            ))}
          </ul>
        )}
        {action && <div className="mt-1">{action}</div>}
      </div>
    </div>
  );
}
