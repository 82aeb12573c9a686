// The reader's theme and text size, before anything is shown.
(function () {
  'use strict';
  try {
    var root = new URL('..', document.currentScript.src).pathname;
    var look = JSON.parse(localStorage.getItem('galley:' + root + ':look') || '{}');
    var data = document.documentElement.dataset;
    if (look.theme) data.theme = look.theme;
    if (look.size) data.size = look.size;
  } catch (e) { /* nothing is kept here: the page is as the system has it */ }
})();
