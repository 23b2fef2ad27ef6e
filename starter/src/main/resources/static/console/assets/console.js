// Keeps the age beside each time true while a page stays open.
(() => {
  const rough = (seconds) =>
    seconds < 60 ? `${seconds} s`
      : seconds < 3600 ? `${Math.floor(seconds / 60)} min`
        : seconds < 86400 ? `${Math.floor(seconds / 3600)} h` : `${Math.floor(seconds / 86400)} d`;

  const refresh = () => {
    for (const time of document.querySelectorAll('time[datetime]')) {
      const age = time.querySelector('.age');
      const seconds = Math.floor((Date.now() - Date.parse(time.dateTime)) / 1000);
      if (age && Number.isFinite(seconds)) {
        age.textContent = seconds < 0 ? `(in ${rough(-seconds)})` : `(${rough(seconds)} ago)`;
      }
    }
  };

  setInterval(refresh, 5000);
})();
