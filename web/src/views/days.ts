// Days as "YYYY-MM-DD" and as numbers, without time zones.

const DAY = 86_400_000;

/** Days since 1970. */
export function numberOf(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);
}

export function dayOf(number: number): string {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && Number.isFinite(numberOf(text));
}

export function dayAfter(day: string, days: number): string {
  return dayOf(numberOf(day) + days);
}

export type Step = "day" | "week" | "month" | "quarter" | "year";

const MONTHS: Partial<Record<Step, number>> = { month: 1, quarter: 3, year: 12 };

/** The first day of the step after the one that begins here. */
export function nextStep(first: string, step: Step): string {
  const months = MONTHS[step];
  if (months === undefined) return dayAfter(first, step === "week" ? 7 : 1);
  const date = new Date(`${first}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 10);
}

const NAMES = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** A step in words: "March 2017", "2017", "week of 2017-03-06". */
export function stepWords(first: string, step: Step): string {
  const [year = "", month = "01"] = first.split("-");
  if (step === "year") return year;
  if (step === "quarter") return `${year}, quarter ${Math.ceil(Number(month) / 3)}`;
  if (step === "month") return `${NAMES[Number(month) - 1] ?? month} ${year}`;
  return step === "week" ? `week of ${first}` : first;
}
