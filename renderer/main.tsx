// Starts the window: wiring only. The first picture waits for nothing; what the program says about itself arrives after it.

import './styles/tokens.css';
import './styles/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { chooseLanguage } from '../preload/contract/text/index.ts';
import { App } from './app.tsx';
import './state/bridge.ts';
import { createPracticeStore } from './state/practice-store.ts';

const { app, practice, cancel } = window.lab;
const place = document.getElementById('app');
if (place === null) throw new Error('index.html has no #app');

createRoot(place).render(
  <StrictMode>
    <App askAbout={() => app.about({})} practice={createPracticeStore(practice, cancel)} firstLanguage={chooseLanguage(navigator.language)} />
  </StrictMode>,
);
