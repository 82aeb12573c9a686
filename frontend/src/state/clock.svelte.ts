// The time on the wall, once a second, for what is said relative to now.
let now = $state(Date.now())

setInterval(() => (now = Date.now()), 1000)

export const wallClock = () => now
