// The sheet with which a story is sent on: copying, printing, Escape.
(function () {
  'use strict';
  var sheet = document.getElementById('share');

  // Told once that the story was sent on, where the host counts that. The
  // answer is empty: the page stays.
  function done() {
    if (!sheet || !sheet.dataset.done) return;
    location.assign(sheet.dataset.done);
    delete sheet.dataset.done;
  }

  function copied(button) {
    var said = button.textContent;
    button.setAttribute('aria-live', 'polite');
    button.textContent = button.dataset.copied;
    setTimeout(function () { button.textContent = said; }, 2000);
    done();
  }

  document.querySelectorAll('[data-copy]').forEach(function (button) {
    var field = document.getElementById(button.dataset.copy);
    button.hidden = false;
    button.addEventListener('click', function () {
      function byHand() { // without the clipboard of a secure page
        field.select();
        if (document.execCommand('copy')) copied(button);
      }
      if (!navigator.clipboard) return byHand();
      navigator.clipboard.writeText(field.value).then(function () { copied(button); }, byHand);
    });
  });

  if (!sheet) return;
  var print = sheet.querySelector('[data-print]');
  print.hidden = false;
  print.querySelector('button').addEventListener('click', function () { window.print(); });

  function close() {
    location.replace('#main');
    var opener = document.querySelector('a[href="#share"]');
    if (opener) opener.focus({ preventScroll: true });
  }
  addEventListener('keydown', function (event) {
    if (event.key === 'Escape' && location.hash === '#share') close();
  });
  addEventListener('hashchange', function () {
    if (location.hash === '#share') sheet.querySelector('.sheethead a').focus({ preventScroll: true });
  });
})();
