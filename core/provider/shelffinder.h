#pragma once

#include "core/base/taskscope.h"
#include "core/provider/foundmodels.h"
#include "core/provider/knownmodels.h"

#include <QObject>

#include <map>
#include <set>

namespace limner {

//! The featured collections of all providers, and what stands in each: kept ones at once, new ones
//! when those are older than an hour.
class ShelfFinder final : public QObject {
    Q_OBJECT
public:
    ShelfFinder(const Catalog &catalog, const KeptAnswers &answers, KnownModels &known,
                Clock &clock, QObject *parent = nullptr);

    void wantAll();
    void want(const QString &provider, const QString &id);
    [[nodiscard]] QCoro::Task<> shutdown() { return m_scope.drain(); }

signals:
    void allChanged(const limner::FoundShelves &shelves);
    void changed(const QString &provider, const QString &id, const limner::FoundShelves &shelf);

private:
    //! What one provider has to say.
    struct Part {
        std::vector<ModelShelf> shelves = {};
        QDateTime at = {}; //!< of what was kept; null = it is new, or there is nothing
        bool isPending = false;
        std::optional<Error> failure = {};
    };
    [[nodiscard]] QCoro::Task<> askAll(QString provider);
    [[nodiscard]] QCoro::Task<> ask(QString provider, QString id);
    [[nodiscard]] FoundShelves kept(const QString &provider, const QString &id) const;
    [[nodiscard]] bool isYoung(const QDateTime &at) const;
    void tellAll();

    const Catalog &m_catalog;
    const KeptAnswers &m_answers;
    KnownModels &m_known;
    Clock &m_clock;
    std::map<QString, Part> m_parts;               //!< by provider
    std::set<std::pair<QString, QString>> m_asked; //!< under way
    TaskScope m_scope;
};

} // namespace limner
