/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Code lists: labels by language, codes by what people type. */
#include "zimt-code-lists.h"

#include "zimt-error.h"

static const char small_table[] = "list,code,label_de,label_en,label_uk\n"
                                  "kind,school,Schule,School,Школа\n"
                                  "kind,firm,Firma,Company,\n"
                                  "other,school,Anstalt,Institution,\n";

static ZimtCodeLists *
parse (const char *text, const char *const *languages, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return zimt_code_lists_new (bytes, "codes.csv", languages, error);
}

typedef struct
{
  const char *name;
  const char *languages[4];
  const char *school;
  const char *firm;
} Labelling;

static const Labelling labellings[] = {
  { "the-first-language-counts", { "uk", "de", NULL }, "Школа", "Company" },
  { "an-unknown-language-is-passed-over", { "fr_FR.UTF-8", "fr", "de", NULL }, "Schule", "Firma" },
  { "english-where-none-is-known", { "fr", "C", NULL }, "School", "Company" },
  { "english-where-none-is-said", { NULL }, "School", "Company" },
};

static void
test_labelling (gconstpointer data)
{
  const Labelling *labelling = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtCodeLists) lists = parse (small_table, labelling->languages, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (zimt_code_lists_get_label (lists, "kind", "school"), ==, labelling->school);
  g_assert_cmpstr (zimt_code_lists_get_label (lists, "kind", "firm"), ==, labelling->firm);
  g_assert_null (zimt_code_lists_get_label (lists, "kind", "nobody"));
  g_assert_null (zimt_code_lists_get_label (lists, "nothing", "school"));
}

static void
test_codes (void)
{
  const char *const expected[] = { "school", "firm", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtCodeLists) lists = parse (small_table, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstrv ((GStrv)zimt_code_lists_get_codes (lists, "kind"), expected);
  g_assert_null (*zimt_code_lists_get_codes (lists, "nothing"));
}

static void
test_finding (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtCodeLists) lists = parse (small_table, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (zimt_code_lists_find_code (lists, "kind", "SCHULE"), ==, "school");
  g_assert_cmpstr (zimt_code_lists_find_code (lists, "kind", "Company"), ==, "firm");
  g_assert_cmpstr (zimt_code_lists_find_code (lists, "kind", "firm"), ==, "firm");
  g_assert_cmpstr (zimt_code_lists_find_code (lists, "kind", "Школа"), ==, "school");
  g_assert_null (zimt_code_lists_find_code (lists, "kind", "Anstalt"));
  g_assert_null (zimt_code_lists_find_code (lists, "nothing", "Schule"));
}

typedef struct
{
  const char *name;
  const char *text;
  const char *message;
} Refusal;

static const Refusal refusals[] = {
  { "a-missing-column", "list,code\nkind,a\n", "codes.csv has no column “label_en”." },
  { "an-empty-code", "list,code,label_en\nkind,,A\n",
    "codes.csv, line 2: the list, the code or its English label is empty." },
  { "an-empty-label", "list,code,label_en\nkind,a,A\nkind,b,\n",
    "codes.csv, line 3: the list, the code or its English label is empty." },
  { "a-doubled-code", "list,code,label_en\nkind,a,A\nkind,a,B\n",
    "codes.csv, line 3: the code “a” is there twice." },
  { "a-broken-table", "list,code,label_en\nkind,a\n",
    "codes.csv, line 2: 2 values where the header names 3." },
};

static void
test_refusal (gconstpointer data)
{
  const Refusal *refusal = data;
  g_autoptr (GError) error = NULL;

  g_assert_null (parse (refusal->text, NULL, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, refusal->message);
}

static void
test_carried (void)
{
  static const char *const categories[]
      = { "advice",  "media",   "language", "culture", "education",
          "leisure", "meeting", "cleaning", "other",   NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtCodeLists) lists = zimt_code_lists_load (&error);
  g_autoptr (ZimtCodeLists) shared = NULL;

  g_assert_no_error (error);
  shared = zimt_code_lists_ref (lists);
  g_assert_cmpstrv ((GStrv)zimt_code_lists_get_codes (shared, "booking_category"), categories);
  g_assert_cmpstr (zimt_code_lists_find_code (shared, "booking_category", "Beratung"), ==,
                   "advice");
}

/* In a process of its own, because GLib keeps the list of languages. */
static void
test_user_language (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (ZimtCodeLists) lists = NULL;

      g_setenv ("LANGUAGE", "de", TRUE);
      lists = zimt_code_lists_load (NULL);
      g_assert_cmpstr (zimt_code_lists_get_label (lists, "booking_category", "meeting"), ==,
                       "Sitzung");
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (labellings); i++)
    {
      g_autofree char *path = g_strconcat ("/code-lists/", labellings[i].name, NULL);
      g_test_add_data_func (path, &labellings[i], test_labelling);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/code-lists/refuses/", refusals[i].name, NULL);
      g_test_add_data_func (path, &refusals[i], test_refusal);
    }
  g_test_add_func ("/code-lists/codes-keep-the-files-order", test_codes);
  g_test_add_func ("/code-lists/a-label-in-any-language-finds-its-code", test_finding);
  g_test_add_func ("/code-lists/the-program-carries-its-lists", test_carried);
  g_test_add_func ("/code-lists/labels-come-in-the-users-language", test_user_language);
  return g_test_run ();
}
