/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys for search: which spellings are one, and which are not. */
#include <string.h>

#include "zimt-text.h"

static const char *const same_keys[][2] = {
  { "Müller", "Mueller" },      { "Müller", "MULLER" },
  { "Weiß", "Weiss" },          { "Yusuf", "Jussuf" },
  { "Youssef", "Jusef" },       { "Josef", "Joseph" },
  { "Khaled", "Chalid" },       { "Schadi", "Shadi" },
  { "Dschamila", "Djamila" },   { "Jamila", "Dschamila" },
  { "Tschingis", "Chingis" },   { "Meier", "Meyer" },
  { "Sarah", "Sara" },          { "O’Brien", "OBrien" },
  { "Sa'id", "Said" },          { "Aleksander", "Alexander" },
  { "Olena", "Олена" },         { "Oleksandr", "Олександр" },
  { "Julija", "Юлія" },         { "Schanna", "Жанна" },
  { "Natalia", "Наталья" },     { "Ali", "علي" },
  { "Shadi", "شادي" },          { "Said", "سعيد" },
  { "Jürgen", "Ju\u0308rgen" },
};

static const char *const same_sounds[][2] = {
  { "Mohammed", "Muhammad" },   { "Mohammed", "محمد" },
  { "Magomed", "محمد" },        { "Yusuf", "Youssef" },
  { "Yusuf", "يوسف" },          { "Oleksandr", "Александр" },
  { "Oleksandr", "Aleksandr" }, { "Oleksandr", "Alexander" },
  { "Tigrinya", "ትግርኛ" },       { "Omar", "عمر" },
  { "Fatima", "فاطمة" },        { "Walid", "وليد" },
  { "Ibrahim", "إبراهيم" },     { "Serhii", "Сергій" },
  { "Krawtschuk", "Кравчук" },  { "Parvin", "پروین" },
  { "Hadidscha", "Khadija" },
};

static const char *const others[][2] = {
  { "Anna", "Hans" },  { "Mohammed", "Mehmet" }, { "Fatima", "Fathi" },
  { "Olena", "Olga" }, { "Karim", "Marik" },     { "Oleksandr", "Oleksii" },
};

/* What is typed, and a text in which it is found. */
static const char *const parts[][2] = {
  { "Moh", "Mohammed" },           { "hamm", "Mohammed" },
  { "halt", "Haushalt" },          { "Hilfe", "Nothilfe" },
  { "Schule", "Grundschule" },     { "Land", "Landschaft" },
  { "Schicht", "Nachtschicht" },   { "neue", "Neuer Kurs" },
  { "Steuer", "Steuererklärung" }, { "Mue", "Müller" },
  { "0176", "Tel. 0176/1234" },    { "anna", "Johanna" },
  { "Kurs A2", "A2-Kurs" },        { "", "" },
};

static gboolean
is_same_key (const char *a, const char *b)
{
  g_autofree char *key_a = zimt_text_search_key (a);
  g_autofree char *key_b = zimt_text_search_key (b);

  return g_str_equal (key_a, key_b);
}

static char *
sound (const char *text)
{
  g_autofree char *key = zimt_text_search_key (text);

  return zimt_text_sound_key (key);
}

static void
test_spellings_are_one (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (same_keys); i++)
    {
      g_test_message ("%s, %s", same_keys[i][0], same_keys[i][1]);
      g_assert_true (is_same_key (same_keys[i][0], same_keys[i][1]));
    }
}

static void
test_romanisations_sound_alike (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (same_sounds); i++)
    {
      g_autofree char *one = sound (same_sounds[i][0]);
      g_autofree char *other = sound (same_sounds[i][1]);

      g_assert_cmpstr (one, ==, other);
    }
}

static void
test_other_names_stay_apart (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *one = sound (others[i][0]);
      g_autofree char *other = sound (others[i][1]);

      g_assert_cmpstr (one, !=, other);
      g_assert_false (is_same_key (others[i][0], others[i][1]));
    }
}

/* A short name sounds like many words, which the keys still tell apart. */
static void
test_short_names_are_no_words (void)
{
  g_assert_false (is_same_key ("Anna", "eine"));
  g_assert_false (is_same_key ("Omar", "immer"));
}

static void
test_parts_of_words_are_found (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *query = zimt_text_search_key (parts[i][0]);
      g_autofree char *text = zimt_text_search_key (parts[i][1]);

      g_test_message ("%s, %s", parts[i][0], parts[i][1]);
      g_assert_true (zimt_text_matches (text, query));
    }
}

static void
test_words_stay_apart (void)
{
  static const char *const cases[][3] = {
    { "  Frau  Müller-Lüdenscheidt, A2 ", "frau mulir ludinshidt a2", "fr mlr ldnsdt a2" },
    { "10 11 100", "10 11 100", "10 11 100" },
    { "...", "", "" },
    { "\xff\xfe", "", "" },
    { "Tel\xff 5", "til 5", "tl 5" },
    { "ﬁx", "fiks", "fks" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = zimt_text_search_key (cases[i][0]);
      g_autofree char *sounds = zimt_text_sound_key (key);

      g_assert_cmpstr (key, ==, cases[i][1]);
      g_assert_cmpstr (sounds, ==, cases[i][2]);
    }
}

/* The short way for German letters must be the way of the fold. */
static void
test_letters_are_folded (void)
{
  for (gunichar c = 0xc0; c < 0x180; c++)
    {
      char letter[7] = { 0 };
      g_autofree char *folded = NULL;

      g_unichar_to_utf8 (c, letter);
      folded = zimt_text_fold (letter);
      g_assert_true (is_same_key (letter, folded));
    }
}

static void
test_sounds_are_heard_in_words (void)
{
  static const struct
  {
    const char *text;
    const char *word;
    gboolean begins;
    gboolean is_whole;
  } cases[] = {
    { "Frau Müller", "Mahler", FALSE, FALSE },
    { "Frau Müller", "Miller", TRUE, TRUE },
    { "Mohammed", "Muham", TRUE, FALSE },
    { "Abdul", "Dul", FALSE, FALSE },
    { "Kurs A2", "A2", TRUE, TRUE },
    { "Ahmad Mohammed", "محمد", TRUE, TRUE },
    { "", "Anna", FALSE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = zimt_text_search_key (cases[i].text);
      g_autofree char *heard = sound (cases[i].word);

      g_assert_true (zimt_text_has_sound (key, heard, FALSE) == cases[i].begins);
      g_assert_true (zimt_text_has_sound (key, heard, TRUE) == cases[i].is_whole);
    }
}

static void
test_random_text_has_a_key (void)
{
  for (int round = 0; round < 3000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *key = NULL;
      g_autofree char *sounds = NULL;

      for (int i = g_test_rand_int_range (0, 12); i > 0; i--)
        if (g_test_rand_bit ())
          g_string_append_c (text, (char)g_test_rand_int_range (1, 256));
        else
          g_string_append_unichar (text, (gunichar)g_test_rand_int_range (0x20, 0x3000));
      key = zimt_text_search_key (text->str);
      sounds = zimt_text_sound_key (key);
      if (*sounds != '\0')
        {
          sounds[strcspn (sounds, " ")] = '\0';
          g_assert_true (zimt_text_has_sound (key, sounds, TRUE));
        }
      g_assert_true (g_utf8_validate (key, -1, NULL));
      g_assert_null (strstr (key, "  "));
      g_assert_cmpuint (strlen (sounds), <=, strlen (key));
    }
}

static gpointer
make_key (gpointer data)
{
  return zimt_text_search_key ("محمد");
}

static void
test_threads_do_not_share (void)
{
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("key", make_key, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autofree char *key = g_thread_join (threads[i]);

      g_assert_cmpstr (key, ==, "mhmd");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search-key/spellings-are-one", test_spellings_are_one);
  g_test_add_func ("/search-key/romanisations-sound-alike", test_romanisations_sound_alike);
  g_test_add_func ("/search-key/other-names-stay-apart", test_other_names_stay_apart);
  g_test_add_func ("/search-key/short-names-are-no-words", test_short_names_are_no_words);
  g_test_add_func ("/search-key/parts-of-words-are-found", test_parts_of_words_are_found);
  g_test_add_func ("/search-key/words-stay-apart", test_words_stay_apart);
  g_test_add_func ("/search-key/letters-are-folded", test_letters_are_folded);
  g_test_add_func ("/search-key/sounds-are-heard-in-words", test_sounds_are_heard_in_words);
  g_test_add_func ("/search-key/random-text-has-a-key", test_random_text_has_a_key);
  g_test_add_func ("/search-key/threads-do-not-share", test_threads_do_not_share);
  return g_test_run ();
}
