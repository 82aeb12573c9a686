// Asks the browser to keep the newest of the edition for when there is no
// network. From a folder or a stick there is nothing to ask: all of it is there.
(function () {
  'use strict';
  var workers = navigator.serviceWorker;
  if (!workers || !/^https?:$/.test(location.protocol)) return;
  var root = new URL('..', document.currentScript.src);
  workers.register(new URL(document.documentElement.lang + '/worker.js', root)).catch(function () {
    // Without it the pages are as they are.
  });
})();
