import type { Attachment } from 'svelte/attachments'

/** A textarea as high as its words; the words are read from it, not given. */
export const autosize: Attachment<HTMLTextAreaElement> = (area) => {
  const fit = () => {
    area.style.blockSize = 'auto'
    area.style.blockSize = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`
  }
  const widths = new ResizeObserver(fit)
  widths.observe(area.parentElement ?? area)
  area.addEventListener('input', fit)
  fit()
  return () => {
    widths.disconnect()
    area.removeEventListener('input', fit)
  }
}
