#pragma once

#include "core/base/taskscope.h"
#include "core/provider/knownmodels.h"
#include "core/provider/modelname.h"
#include "core/provider/modelstore.h"

#include <QObject>

namespace limner {

//! Takes what was typed or pasted to the model that is meant; of a run, with its input.
class ModelOpener final : public QObject {
    Q_OBJECT
public:
    ModelOpener(const Catalog &catalog, ModelStore &models, KnownModels &known,
                QObject *parent = nullptr);

    void setUsualProvider(const QString &provider) { m_usualProvider = provider; }
    //! Answers with one of the signals, unless another one is opened meanwhile.
    void open(const QString &typed);
    //! Whose model a name without provider is: the artist's own choice, else who is known to have
    //! it, else the usual one.
    [[nodiscard]] QString providerOf(const ModelName &name) const;
    [[nodiscard]] QCoro::Task<> shutdown();

signals:
    void opened(const QString &typed, const limner::ModelName &name,
                const limner::ModelSchema &schema, const limner::Json &input);
    void failed(const QString &typed, const limner::Error &error);

private:
    struct Run {
        ModelName name = {};
        Json input = nullptr;
    };
    struct Opened {
        ModelName name = {};
        ModelSchema schema = {};
        Json input = nullptr;
    };
    [[nodiscard]] QCoro::Task<> deliver(QString typed, std::stop_token stop);
    [[nodiscard]] AsyncResult<Opened> openedFrom(QString typed, std::stop_token stop);
    [[nodiscard]] AsyncResult<Run> runOf(ModelName name, std::stop_token stop);

    const Catalog &m_catalog;
    ModelStore &m_models;
    KnownModels &m_known;
    QString m_usualProvider;
    std::stop_source m_stop;
    TaskScope m_scope;
};

} // namespace limner
