#pragma once

#include "core/sandbox/replicate/simreply.h"
#include "core/schema/parameter.h"

#include <QStringList>

#include <deque>
#include <vector>

namespace limner {

//! The models that the simulated Replicate knows, and what it accepts for them.
class SimModels {
public:
    //! Model files as Limner ships them: `{"owner","name","version","openapi_schema"}`, and what a
    //! model's page says: `"is_official"`, `"visibility"`, `"description"`, `"run_count"`,
    //! `"tags"`. What cannot be read is left out.
    explicit SimModels(const QList<QByteArray> &files);

    struct Model {
        QString owner = {};
        QString name = {};
        QString version = {}; //!< 64 hex, or "hidden"
        bool isOfficial = false;
        bool isPrivate = false; //!< stands in no list, but answers to its name
        QString description = {};
        QStringList tags = {};
        qint64 runs = 0;
        OrderedJson openApi = nullptr;
        ModelSchema schema = {};
        [[nodiscard]] QString fullName() const { return owner + QLatin1Char{'/'} + name; }
    };

    //! By 64 hex digits, `owner/name:hex`, or for official models `owner/name`; null otherwise.
    //! Older versions run as ever.
    [[nodiscard]] const Model *byVersion(const QString &version) const;
    //! In its latest version.
    [[nodiscard]] const Model *byName(const QString &owner, const QString &name) const;
    [[nodiscard]] const Model *byFullName(const QString &fullName) const;
    [[nodiscard]] bool isEmpty() const { return m_models.empty(); }
    //! Those that stand in lists.
    [[nodiscard]] std::vector<const Model *> listed() const;
    //! The latest first.
    [[nodiscard]] std::vector<const Model *> versionsOf(const QString &fullName) const;

    //! Another version of a model, or another model.
    void release(const QByteArray &file);
    //! It is gone, with all its versions.
    void withdraw(const QString &fullName);

private:
    std::deque<Model> m_models; //!< the latest versions
    std::deque<Model> m_older;  //!< those replaced, the latest first
};

//! A 422 with invalid_fields, or nothing when the model takes the input. Community models ignore
//! keys that they do not know.
[[nodiscard]] std::optional<ServedReply> checkInput(const SimModels::Model &model,
                                                    const Json &input);

} // namespace limner
