// Runs before the first paint, so that nobody sees a flash of the wrong theme or direction. A file of its own because
// the server's content security policy allows no inline scripts. See src/lib/preferences/preferences.ts.
(function () {
  'use strict';
  var dark = matchMedia('(prefers-color-scheme: dark)');
  var contrast = matchMedia('(prefers-contrast: more)');
  var current = {};

  function apply(preferences) {
    current = preferences;
    var root = document.documentElement;
    var isDark = preferences.theme === 'dark' || (preferences.theme !== 'light' && dark.matches);
    var locale = preferences.locale;
    if (locale !== 'en' && locale !== 'ar') locale = /^ar\b/i.test(navigator.language) ? 'ar' : 'en';
    root.dataset.theme = isDark ? 'dark' : 'light';
    root.dataset.contrast = preferences.contrast === 'more' || contrast.matches ? 'more' : 'normal';
    root.lang = locale;
    root.dir = locale === 'ar' ? 'rtl' : 'ltr';
    var meta = document.querySelector('meta[name=theme-color]');
    if (meta) meta.setAttribute('content', isDark ? '#16151a' : '#faf9f7');
  }

  function read() {
    try {
      return JSON.parse(localStorage.getItem('spherespace.preferences')) || {};
    } catch {
      return {};
    }
  }

  window.applyPreferences = apply;
  dark.addEventListener('change', function () {
    apply(current);
  });
  contrast.addEventListener('change', function () {
    apply(current);
  });
  apply(read());
})();
