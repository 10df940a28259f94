import { type Lang, speak } from '../lang.ts';
import { page } from '../layout.tsx';

/** Sign in; or create the first account, when `setup` is its token. */
export function signInPage({ lang, setup, wrong }: { lang: Lang; setup?: string; wrong?: string }): string {
  const say = speak(lang);
  const title = setup === undefined ? say('Connexion', 'Sign in') : say('Premier compte', 'First account');
  return page({
    title,
    lang,
    children: (
      <>
        <h1>{title}</h1>
        {wrong === undefined ? null : (
          <p role="alert" class="warn">
            {wrong}
          </p>
        )}
        <form class="card" method="post" action={setup === undefined ? '/prof/connexion' : '/installation'}>
          {setup === undefined ? null : (
            <>
              <input type="hidden" name="token" value={setup} />
              <label for="name">{say('Nom affiché', 'Name shown')}</label>
              <input id="name" name="name" required autocomplete="name" />
            </>
          )}
          <label for="login">{say('Identifiant', 'Login')}</label>
          <input id="login" name="login" required autocomplete="username" />
          <label for="password">
            {say('Mot de passe', 'Password')}
            {setup === undefined ? null : (
              <span class="hint">{say('Dix caractères au moins.', 'Ten characters at least.')}</span>
            )}
          </label>
          <input
            id="password"
            name="password"
            type="password"
            required
            minLength={setup === undefined ? undefined : 10}
            autocomplete={setup === undefined ? 'current-password' : 'new-password'}
          />
          <button type="submit">
            {setup === undefined ? say('Se connecter', 'Sign in') : say('Créer le compte', 'Create the account')}
          </button>
        </form>
      </>
    ),
  });
}
