#pragma once

#include "core/database/database.h"

#include <QDateTime>

#include <set>
#include <vector>

namespace limner {

//! A prompt that was sent, as it was written: the template if it was one.
struct SentPrompt {
    QString text = {};
    QDateTime sentAt = {}; //!< last; of a favourite that was never sent, when it was marked
    QString provider = {}; //!< to whom, last
    QString model = {};
    bool isFavourite = false;
    bool operator==(const SentPrompt &) const = default;
};

struct PromptQuery {
    QString text = {};           //!< must occur in it; empty = all
    QString model = {};          //!< empty = all
    bool favouritesOnly = false; //!< those of `model` too, where one is named
    int offset = 0;
    int limit = 50;
};

//! Every prompt that was ever sent, each once, the newest first: of the jobs, and of pictures whose
//! job is not known. On the thread of its database.
class PromptHistory {
public:
    explicit PromptHistory(Database &database)
        : m_database{database}
    {}

    [[nodiscard]] Result<std::vector<SentPrompt>> page(const PromptQuery &query);
    [[nodiscard]] Result<> setFavourite(const QString &prompt, bool favourite,
                                        const QDateTime &now);
    //! The newest that were sent, and all that are marked, the newest first.
    [[nodiscard]] Result<std::vector<SentPrompt>> newest(int limit);
    //! Prompts that were sent elsewhere are part of it from now on, at most 5,000 of them, the
    //! newest; those that were sent here, too, are passed over. How many were new.
    [[nodiscard]] Result<int> carry(const std::vector<SentPrompt> &prompts);

private:
    [[nodiscard]] Result<std::set<QString>> texts();

    Database &m_database;
};

} // namespace limner
