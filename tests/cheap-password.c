/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes the place of libsodium's Argon2id in programs that unlock hundreds of times: the same
 * inputs decide, only that a guess costs nothing. What the real one does is tested in tests/vault
 * and by the programs here that are not linked with this. */
#include <sodium.h>
#include <string.h>

int
crypto_pwhash (unsigned char *const out, unsigned long long size, const char *const password,
               unsigned long long password_size, const unsigned char *const salt,
               unsigned long long passes, size_t memory, int algorithm)
{
  crypto_generichash_state state;
  unsigned long long cost[2] = { passes, memory };

  if (algorithm != crypto_pwhash_ALG_ARGON2ID13
      || crypto_generichash_init (&state, salt, crypto_pwhash_SALTBYTES, size) != 0)
    return -1;
  crypto_generichash_update (&state, (const unsigned char *)cost, sizeof cost);
  crypto_generichash_update (&state, (const unsigned char *)password, password_size);
  return crypto_generichash_final (&state, out, size);
}
