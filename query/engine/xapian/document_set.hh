// SPDX-License-Identifier: GPL-2.0-or-later
// A set of documents known before a query runs, as ONE posting source: dead documents (AND_NOT),
// what the quotations answered, words that stand often enough. Told apart a segment by the uuid of
// the database that init() is given. Measured 0.1-0.4 ms however many; an OR of id terms is
// 100 times dearer. May not stand inside OP_SYNONYM.
#pragma once

#include <xapian.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace news {

struct Documents {
  std::vector<Xapian::docid> ids;  // of the segment's own database, sorted, each once
  std::vector<double> weights;     // empty, or one an id
};

// By Database::get_uuid() of the segment's database.
using DocumentsBySegment = std::map<std::string, Documents, std::less<>>;

// The query that matches exactly these documents. An empty set matches nothing.
Xapian::Query document_set_query(std::shared_ptr<const DocumentsBySegment> documents);

// The query that matches the quotations whose article is in the set, by the article number in value
// slot `slot` (four bytes, big end first). The keys are the uuids of the QUOTATION databases.
Xapian::Query quotes_of_articles_query(std::shared_ptr<const DocumentsBySegment> articles,
                                       Xapian::valueno slot);

// The article number in such a slot; 0: none.
Xapian::docid article_number(const std::string& value);

}  // namespace news
