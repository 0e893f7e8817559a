/** One server-sent event. */
export interface ServerEvent {
  id: string;
  event: string;
  data: string;
}

const longestLine = 65_536;

/** The events of a stream as they come; comments count as signs of life and are reported through `heard`. Ends with the stream. */
export async function* eventsOf(stream: ReadableStream<Uint8Array>, heard: () => void): AsyncGenerator<ServerEvent> {
  const decoder = new TextDecoder();
  let rest = "";
  let event: ServerEvent = { id: "", event: "message", data: "" };
  for await (const chunk of stream) {
    heard();
    rest += decoder.decode(chunk, { stream: true });
    const lines = rest.split(/\r?\n/);
    rest = lines.pop() ?? "";
    if (rest.length > longestLine) throw new Error("A line of the stream is too long.");
    for (const line of lines) {
      if (line !== "") event = withLine(event, line);
      else {
        if (event.data) yield event;
        event = { id: event.id, event: "message", data: "" };
      }
    }
  }
}

function withLine(event: ServerEvent, line: string): ServerEvent {
  const [, field = "", value = ""] = /^([^:]*): ?(.*)$/.exec(line) ?? [];
  if (field === "data") return { ...event, data: event.data ? `${event.data}\n${value}` : value };
  return field === "id" || field === "event" ? { ...event, [field]: value } : event;
}
