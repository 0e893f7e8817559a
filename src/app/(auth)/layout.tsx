import type { ReactNode } from "react";
import { Mark } from "@/ui/mark";

export default function DoorLayout({ children }: { children: ReactNode }) {
  return (
    <main className="mx-auto grid min-h-dvh w-full max-w-[432px] content-start gap-4 px-4 pt-[12vh] pb-10">
      <div className="flex items-center gap-2.5 text-lg font-semibold tracking-[-0.01em]">
        <Mark sizePx={22} />
        Nearshelf
      </div>
      <div className="rounded border border-line bg-panel p-5">{children}</div>
    </main>
  );
}
