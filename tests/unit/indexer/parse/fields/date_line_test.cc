// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/fields/date_line.hh"

#include <gtest/gtest.h>

namespace news {
namespace {

using Status = DateLine::Status;

TEST(DateLine, a_line_of_a_date_and_what_stands_beside_it_is_the_articles) {
  for (const char* line :
       {"May 3, 2024", "Friday, May 3, 2024 5:12 pm EDT", "LONDON, May 3, 2024",
        "Politics | May 3, 2024", "By Ann Roe on May 3, 2024", "Ann Roe, 3 May 2024",
        "May 3, 2024 | 4 minute read", "vendredi 3 mai 2024 \u00E0 10h15", "3. Mai 2024, 10:15 Uhr",
        "12:30am, 3 May 2024", "2024\u5E745\u67083\u65E5 10:15"}) {
    const DateLine found = read_date_line(line);
    EXPECT_EQ(found.day, "2024-05-03") << line;
    EXPECT_EQ(found.status, Status::bare) << line;
  }
}

TEST(DateLine, what_is_said_of_the_date_decides_between_two) {
  const DateLine both = read_date_line("Updated May 9, 2024, published May 3, 2024");
  EXPECT_EQ(both.day, "2024-05-03");
  EXPECT_EQ(both.status, Status::published);
  EXPECT_EQ(read_date_line("May 3, 2024 (updated May 9, 2024)").day, "2024-05-03");
  EXPECT_EQ(read_date_line("Zuletzt aktualisiert: 9. Mai 2024").status, Status::updated);
  for (const char* line :
       {"Published on 3 May 2024", "Ver\u00F6ffentlicht: 3. Mai 2024", "Publi\u00E9 le 3 mai 2024",
        "Publicado el 3 de mayo de 2024", "Pubblicato il 3 maggio 2024", "Publisert 3. mai 2024",
        "Opublikowano 3 maja 2024", "Date: 3 May 2024"})
    EXPECT_EQ(read_date_line(line).status, Status::published) << line;
}

TEST(DateLine, a_date_within_a_sentence_is_of_what_is_told) {
  for (const char* line :
       {"The first ship came on 3 May 1907, and the last one left in fog.",
        "Tickets are on sale until 3 May 2024.", "Tickets are on sale until 3 May 2024",
        "Concert: 3 May 2024, 7pm", "Deadline: May 3, 2024", "Storm of May 3, 2024 remembered",
        "Das Schiff kam am 3. Mai 1907 an", "Le contrat expire le 3 mai 2024.",
        "First published as a pamphlet on 3 May 1907, the book was read by everybody",
        "The report published on 3 May 1907 was long", "May 3, 2024 was a day of rain",
        "no date at all"})
    EXPECT_EQ(read_date_line(line).day, "") << line;
}

}  // namespace
}  // namespace news
