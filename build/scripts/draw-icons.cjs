// Runs inside Electron for icons.mjs: draws the SVG of the job on a canvas in each size and writes the PNGs. Shows no window.
const { app, BrowserWindow } = require('electron');
const { readFileSync, writeFileSync } = require('node:fs');

app.disableHardwareAcceleration();
app.whenReady().then(async () => {
  const { svg, wanted, answer } = JSON.parse(readFileSync(process.argv.at(-1), 'utf8'));
  const window = new BrowserWindow({ show: false });
  await window.loadURL('data:text/html,<title>icons</title>');
  const drawn = [];
  for (const { size, part } of wanted) drawn.push(await window.webContents.executeJavaScript(`(${drawOne})(${JSON.stringify({ svg, size, part })})`));
  writeFileSync(answer, JSON.stringify(drawn));
  app.exit(0);
}).catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  app.exit(1);
});

// The SVG gets the size it is drawn in as its own, so that its rules for few pixels apply.
async function drawOne({ svg, size, part }) {
  const inner = Math.round(size * part / 2) * 2;
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg.replace(/width="1024" height="1024"/, `width="${inner}" height="${inner}"`))}`;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size });
  canvas.getContext('2d').drawImage(image, (size - inner) / 2, (size - inner) / 2, inner, inner);
  return canvas.toDataURL('image/png').split(',')[1];
}
