#pragma once

#include "core/base/remote.h"
#include "core/library/artworkreader.h"

#include <QObject>

#include <atomic>
#include <memory>
#include <set>

namespace limner {

//! Asks which pictures match, one question at a time. What is heard of a picture while a question
//! is under way may be newer than the answer: such a picture is asked about again, and one that
//! has gone is left out.
class RowQuestions final : public QObject {
    Q_OBJECT
public:
    explicit RowQuestions(Remote<ArtworkReader> reader);

    //! Which of all; `answered` follows. Earlier questions are void.
    void setQuery(const ArtworkQuery &query);
    [[nodiscard]] const ArtworkQuery &query() const { return m_query; }
    //! False until the answer to the latest query is here.
    [[nodiscard]] bool isAnswered() const { return m_isAnswered; }
    //! Which of these, that came or changed; `looked` follows unless `answered` tells it.
    void lookAt(const std::vector<ArtworkId> &ids);
    //! These match no query any more.
    void noteGone(const std::vector<ArtworkId> &ids);

signals:
    //! In the order of the gallery.
    void answered(const std::vector<limner::ArtworkRow> &rows);
    //! Of these ids the rows match, and what lies in one stack with them; the others do not.
    void looked(const std::vector<limner::ArtworkId> &ids,
                const std::vector<limner::ArtworkRow> &rows);

private:
    void begin();
    void take(std::vector<ArtworkRow> rows);
    void lookAgain();
    void takeLook(const std::vector<ArtworkId> &ids, std::vector<ArtworkRow> rows);
    void dropGone(std::vector<ArtworkRow> &rows) const;
    void goOn(int number);

    Remote<ArtworkReader> m_reader;
    ArtworkQuery m_query;
    //! The number of the latest query, which those that wait behind it look at, too.
    std::shared_ptr<std::atomic<int>> m_latest = std::make_shared<std::atomic<int>>(0);
    bool m_isAnswered = false;
    bool m_isAsking = false;
    std::set<ArtworkId> m_doubtful; // came or changed since the question under way was asked
    std::set<ArtworkId> m_gone;     // went since then
};

} // namespace limner
