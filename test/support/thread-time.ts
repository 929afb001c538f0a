/**
 * For how long this thread has been on the processor, in milliseconds. A test that bounds it does
 * not fail because the machine is busy with something else. It goes on in steps of up to four.
 */
export function threadTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
