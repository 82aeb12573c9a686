import { backendOver } from './backend'
import { http } from './http'
import { handOver } from './outside'
import { wails } from './wails'

export * from './backend'

/** The backend of the host that shows this page. */
export const backend = backendOver(window.go ? wails : http)

if (window.go) handOver(window.go.desktop.Door)
