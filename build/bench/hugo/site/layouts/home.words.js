{{- $stories := slice }}{{ range .Site.RegularPages }}{{ $stories = $stories | append (dict "a" .RelPermalink "h" .Title "s" .Params.standfirst "t" (.Date.Format "2006-01-02T15:04:05Z07:00") "d" (.Date | time.Format ":date_long") "l" (index .Params.regions 0) "w" .Plain) }}{{ end -}}
document.dispatchEvent(new CustomEvent('words', { detail: {{ dict "stories" $stories | jsonify }} }));
