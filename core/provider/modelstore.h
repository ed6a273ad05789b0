#pragma once

#include "core/base/taskscope.h"
#include "core/provider/catalog.h"

#include <QObject>

#include <chrono>
#include <map>

namespace limner {

//! Model schemas by provider and name: the bundled one, the ones kept on disk from earlier fetches,
//! and, when asked for, the provider's own. One file a model in `<folder>`, named by hash.
//!
//! Whoever uses a kept one gets it at once, and the provider is asked behind his back whether it is
//! still so: once an hour for each model, never for a bundled one or a certain version, which do
//! not change.
class ModelStore final : public QObject {
    Q_OBJECT
public:
    ModelStore(Catalog &catalog, QString folder, QObject *parent = nullptr);

    //! Without the network; nullptr-like nothing when unknown here.
    [[nodiscard]] std::optional<ModelSchema> known(const QString &provider,
                                                   const QString &model) const;
    //! `owner/name` of every model known here, the bundled one first, then by last use.
    [[nodiscard]] QStringList knownModels(const QString &provider) const;
    //! Known, else fetched from the provider and kept. `name` may be `owner/name:version`.
    [[nodiscard]] AsyncResult<ModelSchema> fetch(QString provider, QString name,
                                                 std::stop_token stop);

    //! For the window: answers with exactly one of the two signals; for a known model before it
    //! returns.
    void request(const QString &provider, const QString &name);
    //! Ids of the providers that have a key.
    [[nodiscard]] QStringList connectedProviders() const;
    [[nodiscard]] QCoro::Task<> shutdown() { return m_scope.drain(); }
    //! Background questions under way.
    [[nodiscard]] int refreshing() const { return m_refreshing; }

signals:
    void modelReady(const QString &provider, const limner::ModelSchema &schema);
    void modelFailed(const QString &provider, const QString &name, const limner::Error &error);
    //! The provider has another version of a model in use than the one known here, or describes it
    //! otherwise: `after` is what is known from now on. `name` as it was asked for.
    void modelChanged(const QString &provider, const QString &name,
                      const limner::ModelSchema &before, const limner::ModelSchema &after);

private:
    [[nodiscard]] QCoro::Task<> deliver(QString provider, QString name);
    void refreshLater(const QString &provider, const QString &name, const ModelSchema &before);
    [[nodiscard]] QCoro::Task<> refresh(QString provider, QString name, ModelSchema before);

    Catalog &m_catalog;
    QString m_folder;
    std::map<QString, std::chrono::milliseconds> m_refreshed; //!< when, by provider and name
    int m_refreshing = 0;
    TaskScope m_scope;
};

} // namespace limner
