// A gallery: the arrow keys turn its pictures wherever the reader is on the
// page, and the small picture of the one in view is marked.
(() => {
  const reel = document.querySelector('.reel');
  const links = [...document.querySelectorAll('.thumbs a')];
  if (!reel || !links.length || !window.IntersectionObserver) return;
  const pictures = [...reel.children];
  let shown = 0;

  const watch = new IntersectionObserver((seen) => {
    for (const { target, isIntersecting } of seen) {
      if (!isIntersecting) continue;
      shown = pictures.indexOf(target);
      links.forEach((link, i) => (i === shown ? link.setAttribute('aria-current', 'true') : link.removeAttribute('aria-current')));
    }
  }, { root: reel, threshold: 0.6 });
  for (const picture of pictures) watch.observe(picture);

  const rtl = document.dir === 'rtl';
  addEventListener('keydown', (key) => {
    if (key.altKey || key.ctrlKey || key.metaKey || key.shiftKey || key.target.closest('input, select, textarea, video')) return;
    const forward = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1 }[key.key];
    const to = pictures[shown + forward];
    if (!to) return;
    key.preventDefault();
    reel.scrollTo({ left: to.offsetLeft - pictures[0].offsetLeft });
  });
})();
