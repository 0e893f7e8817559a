"use client";
import { Toast as Base } from "@base-ui/react/toast";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { buttonClass } from "./button-class";

const shownMs = 10_000;

interface Toasted {
  says: ReactNode;
  action?: { label: string; run: () => void };
}

/** Says what was done, for ten seconds unless it is hovered or focused, with the way back where there is one; F6 leads to it. */
export function useToast(): (toasted: Toasted) => void {
  const { add, close } = Base.useToastManager();
  return ({ says, action }) => {
    const press = () => {
      close(id);
      action?.run();
    };
    const id = add({ title: says, timeout: shownMs, ...(action && { actionProps: { children: action.label, onClick: press } }) });
  };
}

/** Where toasts of the screen inside it appear: at the foot of the page, newest on top. */
export function ToastArea({ children }: { children: ReactNode }) {
  return (
    <Base.Provider limit={3}>
      {children}
      <Base.Portal>
        <Base.Viewport className="fixed inset-x-3 bottom-4 z-50 mx-auto flex max-w-[460px] flex-col-reverse gap-2">
          <Toasts />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function Toasts() {
  const { toasts } = Base.useToastManager();
  return toasts.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      swipeDirection={[]}
      className="rounded border border-line-strong bg-panel transition-opacity duration-150 data-ending-style:opacity-0 data-limited:hidden data-starting-style:opacity-0"
    >
      <Base.Content className="flex items-center gap-3 py-2 pr-2 pl-3.5">
        <Base.Title className="min-w-0 flex-1" />
        {toast.actionProps && <Base.Action className={`${buttonClass({ size: "sm" })} hover:bg-sunk`} />}
        <Base.Close aria-label="Dismiss" className="grid size-7 flex-none place-items-center rounded-sm text-ink-3 hover:bg-sunk hover:text-ink">
          <X aria-hidden="true" size={14} />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ));
}
