#pragma once

#include "core/sandbox/replicate/simreply.h"
#include "core/schema/parameter.h"

#include <vector>

namespace limner {

//! The models that the simulated Replicate knows, and what it accepts for them.
class SimModels {
public:
    //! Model files as Limner ships them: `{"owner","name","version","openapi_schema"}`, optionally
    //! `"is_official":true`. What cannot be read is left out.
    explicit SimModels(const QList<QByteArray> &files);

    struct Model {
        QString owner = {};
        QString name = {};
        QString version = {};
        bool isOfficial = false;
        OrderedJson openApi = nullptr;
        ModelSchema schema = {};
        [[nodiscard]] QString fullName() const { return owner + QLatin1Char{'/'} + name; }
    };

    //! By 64 hex digits, `owner/name:hex`, or for official models `owner/name`; null otherwise.
    [[nodiscard]] const Model *byVersion(const QString &version) const;
    [[nodiscard]] const Model *byName(const QString &owner, const QString &name) const;
    [[nodiscard]] bool isEmpty() const { return m_models.empty(); }
    [[nodiscard]] OrderedJson list() const;
    [[nodiscard]] OrderedJson search(const QString &words) const;
    //! The answer below `/v1/models/OWNER/NAME`.
    [[nodiscard]] ServedReply describe(const Model &model, const QStringList &rest) const;

private:
    std::vector<Model> m_models;
};

//! A 422 with invalid_fields, or nothing when the model takes the input. Community models ignore
//! keys that they do not know.
[[nodiscard]] std::optional<ServedReply> checkInput(const SimModels::Model &model,
                                                    const Json &input);

} // namespace limner
