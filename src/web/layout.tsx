import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import { assets } from './assets.ts';
import { type Lang, speak } from './lang.ts';

interface Frame {
  readonly title: string;
  readonly lang: Lang;
  /** The teacher signed in, shown with the way out. */
  readonly teacher?: string;
  /** Seconds after which a browser without scripts looks again. */
  readonly refresh?: number;
  readonly script?: boolean;
  /** The page answers a form: its address alone does not bring it back in another language. */
  readonly fixed?: boolean;
  readonly children: ComponentChildren;
}

function Layout({ title, lang, teacher, refresh, script, fixed, children }: Frame) {
  const say = speak(lang);
  const other = lang === 'fr' ? 'en' : 'fr';
  return (
    <html lang={lang}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        {refresh === undefined ? null : (
          <noscript>
            <meta http-equiv="refresh" content={String(refresh)} />
          </noscript>
        )}
        <title>{`${title} · Barème`}</title>
        <link rel="stylesheet" href={assets.style.path} />
        {script ? <script src={assets.script.path} defer /> : null}
      </head>
      <body>
        <a class="skip" href="#content">
          {say('Aller au contenu', 'Skip to content')}
        </a>
        <header>
          <a class="brand" href="/">
            Barème
          </a>
          <nav aria-label={say('Principale', 'Main')}>
            <a href="/prof">{say('Espace professeur', 'Teachers')}</a>
            {fixed ? null : (
              <a href={`?lang=${other}`} lang={other} hreflang={other}>
                {lang === 'fr' ? 'English' : 'Français'}
              </a>
            )}
          </nav>
          {teacher === undefined ? null : (
            <form method="post" action="/prof/deconnexion">
              <span>{teacher}</span>
              <button class="quiet" type="submit">
                {say('Se déconnecter', 'Sign out')}
              </button>
            </form>
          )}
        </header>
        <main id="content">{children}</main>
        <footer>
          {say(
            'Les notes sont proposées par le calcul, sans intelligence artificielle générative ; seul un professeur les valide. ',
            'Marks are proposed by computation, without generative AI; only a teacher validates them. ',
          )}
          <a href="/notice">{say('Ce que fait Barème de votre copie', 'What Barème does with your copy')}</a>
        </footer>
      </body>
    </html>
  );
}

/** A whole page as HTML. */
export const page = (frame: Frame): string => `<!doctype html>${render(<Layout {...frame} />)}`;
