#pragma once

#include "core/base/clock.h"
#include "core/base/json.h"

#include <optional>
#include <vector>

namespace limner {

//! Something a provider answered, and when.
struct KeptAnswer {
    QDateTime at = {};
    Json content = nullptr;
};

//! Answers that are worth showing again without the network: a file each in one folder, the oldest
//! ones swept away. Losing them costs nothing but a question.
class KeptAnswers {
public:
    KeptAnswers(QString folder, Clock &clock)
        : m_folder{std::move(folder)}
        , m_clock{clock}
    {}

    [[nodiscard]] std::optional<KeptAnswer> read(const QString &key) const;
    //! `key` never becomes part of a path.
    void keep(const QString &key, const Json &content) const;
    //! Those whose key begins so, newest first.
    [[nodiscard]] std::vector<KeptAnswer> newest(const QString &keyPrefix, int most) const;

    static constexpr int mostKept = 400;

private:
    [[nodiscard]] QString fileFor(const QString &key) const;
    void sweep() const;

    QString m_folder;
    Clock &m_clock;
};

} // namespace limner
