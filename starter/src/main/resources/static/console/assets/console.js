(() => {
  // Keeps the age beside each time true while a page stays open.
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

  // A question that just changed takes no click for a moment: nobody decides on what there was no time to read.
  const letRead = (event) => {
    const question = document.getElementById('question');
    if (!question || !event.target.contains(question)) {
      return;
    }
    const buttons = question.querySelectorAll('button');
    buttons.forEach((button) => { button.disabled = true; });
    setTimeout(() => buttons.forEach((button) => { button.disabled = false; }), 1500);
  };

  document.body.addEventListener('htmx:afterSettle', letRead);
  setInterval(refresh, 5000);
})();
