"use client";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { useLeaveGuard } from "./use-leave-guard";

/** Asks before what was typed is left behind. */
export function LeaveDialog({ unsaved }: { unsaved: boolean }) {
  const { asked, stay, leave } = useLeaveGuard(unsaved);
  return (
    <Dialog
      open={asked}
      onOpenChange={(open) => !open && stay()}
      title="Leave without saving?"
      footer={
        <>
          <Button variant="danger" onClick={leave}>
            Leave
          </Button>
          <Button variant="primary" onClick={stay}>
            Stay here
          </Button>
        </>
      }
    >
      What you typed in this brief is not saved. Nothing that was saved before changes.
    </Dialog>
  );
}
