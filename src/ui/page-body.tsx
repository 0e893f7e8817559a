import type { ReactNode } from "react";

export function PageBody({ children }: { children: ReactNode }) {
  return <div className="grid min-w-0 gap-3.5 px-3.5 pt-3.5 pb-7 md:px-[22px] md:pt-[18px]">{children}</div>;
}
