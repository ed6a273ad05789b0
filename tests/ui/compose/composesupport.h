#pragma once

#include "core/schema/modelfile.h"
#include "core/schema/openapi.h"
#include "core/schema/validate.h"
#include "tests/support/uisupport.h"
#include "ui/common/theme.h"
#include "ui/compose/composepanel.h"

#include <QtTest>

#include <QTextEdit>

#include <memory>
#include <vector>

namespace limner::test {

using namespace Qt::StringLiterals;

inline ModelSchema bundled()
{
    QFile file{u":/models/animagine-xl-4.0.json"_s};
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return parseModelFile(file.readAll()).value_or(ModelSchema{});
}

inline Parameter parameter(const QString &name, ParameterKind kind)
{
    Parameter out;
    out.name = name;
    out.kind = kind;
    return out;
}

//! Every kind, without anything the panel knows by name but a prompt.
inline ModelSchema strange()
{
    ModelSchema schema;
    schema.model = u"someone/strange"_s;
    Parameter prompt = parameter(u"prompt"_s, ParameterKind::String);
    prompt.required = true;
    Parameter mode = parameter(u"mode"_s, ParameterKind::Choice);
    mode.choices = {Json(1), Json(2)};
    Parameter key = parameter(u"api_key"_s, ParameterKind::Secret);
    schema.parameters = {prompt,
                         mode,
                         key,
                         parameter(u"image"_s, ParameterKind::File),
                         parameter(u"images"_s, ParameterKind::Files),
                         parameter(u"loras"_s, ParameterKind::List),
                         parameter(u"extra"_s, ParameterKind::Object),
                         parameter(u"strength"_s, ParameterKind::Number),
                         parameter(u"tile"_s, ParameterKind::Boolean)};
    return schema;
}

template <typename T = QWidget>
T *find(const QWidget &root, const QString &name)
{
    return root.findChild<T *>(name);
}

inline void type(const QWidget &root, const QString &text)
{
    find<QTextEdit>(root, u"prompt"_s)->setPlainText(text);
}

//! A shown panel with the bundled model, and what it submitted.
struct ShownPanel {
    ComposePanel panel;
    std::vector<QList<JobDraft>> submitted = {};
    LocalFiles files = {}; //!< of the last time

    ShownPanel()
    {
        panel.resize(344, 800);
        panel.setSchema(bundled(), u"Replicate"_s);
        QObject::connect(&panel, &ComposePanel::submitted, &panel,
                         [this](const QList<JobDraft> &drafts, const LocalFiles &local) {
                             submitted.push_back(drafts);
                             files = local;
                         });
        panel.show();
        panel.activateWindow();
        QCoreApplication::processEvents();
    }
};

} // namespace limner::test
