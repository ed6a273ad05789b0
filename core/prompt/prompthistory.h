#pragma once

#include "core/database/database.h"

#include <QDateTime>

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

private:
    Database &m_database;
};

} // namespace limner
