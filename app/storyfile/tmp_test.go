package storyfile_test
import ("testing";"time";"strings";"fmt";"galley/app/storyfile")
func TestTmpSlow(t *testing.T){
 n:=1000_000
 for _,p:=range []string{"a","a: b: ","'","\"","\\","- \n","a:\n","[],","{a: b},"," ","\n","#","a, ","|\n","x: |\n ","\"\\u1\"","a\n","a: 1\n", ": ", "\t", "-", "%", "? ", "!a "} {
  for _,pre:=range []string{"headline: ","tags: [","", "notes: |\n  ", "headline: \""} {
   data:="---\n"+pre+strings.Repeat(p,n/len(p))+"\n---\n"
   t0:=time.Now(); _,err:=storyfile.Parse("x.md",[]byte(data)); d:=time.Since(t0)
   if d>500*time.Millisecond { fmt.Printf("%q %q %v %.80v\n",pre,p,d,err) }
  }
 }
}
