"use client";
import { CSPProvider } from "@base-ui/react/csp-provider";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ThemeProvider } from "next-themes";
import { type ReactNode, useState } from "react";
import { refusalOf } from "./refusal";
import { openClient, TRPCProvider } from "./trpc";

const mostTries = 3;

/** Only an answer that may be better next time is asked for again. */
function tryAgain(failures: number, error: unknown): boolean {
  return refusalOf(error).code === "unready" && failures < mostTries;
}

function openQueries(): QueryClient {
  return new QueryClient({ defaultOptions: { queries: { retry: tryAgain, staleTime: 5_000 }, mutations: { retry: false } } });
}

export function Providers({ children, nonce }: { children: ReactNode; nonce?: string }) {
  const [queries] = useState(openQueries);
  const [client] = useState(openClient);
  return (
    <CSPProvider nonce={nonce}>
      <ThemeProvider attribute="data-theme" defaultTheme="system" enableSystem disableTransitionOnChange nonce={nonce}>
        <QueryClientProvider client={queries}>
          <TRPCProvider queryClient={queries} trpcClient={client}>
            {children}
          </TRPCProvider>
        </QueryClientProvider>
      </ThemeProvider>
    </CSPProvider>
  );
}
