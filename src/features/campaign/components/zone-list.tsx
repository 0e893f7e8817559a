/** What time zone inputs propose; there is one list on the page. */
export const zoneListId = "time-zones";

export function ZoneList() {
  return (
    <datalist id={zoneListId}>
      {Intl.supportedValuesOf("timeZone").map((zone) => (
        <option key={zone} value={zone} />
      ))}
    </datalist>
  );
}
