#include "ui/gallery/rowquestions.h"

#include <utility>

namespace limner {

RowQuestions::RowQuestions(Remote<ArtworkReader> reader)
    : m_reader{reader}
{}

//! What was heard before is in the answer.
void RowQuestions::begin()
{
    m_isAsking = true;
    m_doubtful.clear();
    m_gone.clear();
}

void RowQuestions::setQuery(const ArtworkQuery &query)
{
    m_query = query;
    m_isAnswered = false;
    const int number = ++*m_latest;
    begin();
    m_reader.ask(
        [query, number, latest = m_latest](ArtworkReader &reader) {
            // Nobody waits for it when the next query is here already.
            return *latest == number ? reader.rows(query) : std::vector<ArtworkRow>{};
        },
        this,
        [this, number](std::vector<ArtworkRow> rows) {
            if (number == *m_latest)
                take(std::move(rows));
        });
}

void RowQuestions::take(std::vector<ArtworkRow> rows)
{
    const int number = *m_latest;
    dropGone(rows);
    m_isAnswered = true;
    emit answered(rows);
    goOn(number);
}

void RowQuestions::lookAt(const std::vector<ArtworkId> &ids)
{
    for (const ArtworkId id : ids)
        m_gone.erase(id);
    m_doubtful.insert(ids.begin(), ids.end());
    if (!m_isAsking)
        lookAgain();
}

void RowQuestions::lookAgain()
{
    const std::vector<ArtworkId> ids{m_doubtful.begin(), m_doubtful.end()};
    begin();
    m_reader.ask(
        [ids, query = m_query](ArtworkReader &reader) { return reader.rowsAround(ids, query); },
        this,
        [this, ids, number = m_latest->load()](std::vector<ArtworkRow> rows) {
            if (number == *m_latest)
                takeLook(ids, std::move(rows));
        });
}

void RowQuestions::takeLook(const std::vector<ArtworkId> &ids, std::vector<ArtworkRow> rows)
{
    const int number = *m_latest;
    dropGone(rows);
    emit looked(ids, rows);
    goOn(number);
}

void RowQuestions::noteGone(const std::vector<ArtworkId> &ids)
{
    if (!m_isAsking)
        return;
    m_gone.insert(ids.begin(), ids.end());
    for (const ArtworkId id : ids)
        m_doubtful.erase(id);
}

void RowQuestions::dropGone(std::vector<ArtworkRow> &rows) const
{
    if (!m_gone.empty())
        std::erase_if(rows, [this](const ArtworkRow &row) { return m_gone.contains(row.id); });
}

//! Unless whoever took the answer has asked something else.
void RowQuestions::goOn(int number)
{
    if (number != *m_latest)
        return;
    m_isAsking = false;
    if (!m_doubtful.empty())
        lookAgain();
}

} // namespace limner
