#include "ui/compose/carrynote.h"

#include "core/base/digest.h"
#include "core/schema/inputname.h"
#include "ui/common/controls.h"
#include "ui/compose/carrywords.h"

#include <QHBoxLayout>
#include <QHash>

namespace limner {

using namespace Qt::StringLiterals;

namespace {

bool isPath(const QString &text)
{
    return !text.isEmpty() && !isInputName(text) &&
           !text.startsWith(u"https://"_s, Qt::CaseInsensitive) &&
           !text.startsWith(u"http://"_s, Qt::CaseInsensitive) &&
           !text.startsWith(u"data:"_s, Qt::CaseInsensitive);
}

} // namespace

CarryNote::CarryNote(QWidget *parent)
    : QWidget{parent}
    , m_text{makeLabel({}, u"dim"_s, this)}
{
    setObjectName(u"carryNote"_s);
    m_text->setObjectName(u"carryText"_s);
    m_text->setWordWrap(true);
    QPushButton *const undo = makeButton(tr("Undo"), "carryUndo", u"accent"_s, this);
    undo->setAccessibleName(tr("Undo the change of the model"));
    auto *const row = new QHBoxLayout{this};
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_text, 1);
    row->addWidget(undo, 0, Qt::AlignTop);
    connect(undo, &QPushButton::clicked, this, &CarryNote::undone);
    hide();
}

void CarryNote::tell(const ModelSchema &from, const ModelSchema &to, const CarryOver &carried)
{
    m_text->setText(carrySummary(from, to, carried));
    const QString details = carryDetails(from, to, carried);
    m_text->setToolTip(plainToolTip(details));
    m_text->setAccessibleDescription(details);
    setVisible(!m_text->text().isEmpty());
}

void CarryNote::dismiss()
{
    hide();
}

CarryOver carryForm(const ModelSchema &from, const Json &values, const ModelSchema &to)
{
    // A path is no value that a model takes; its stand-in is.
    QHash<QString, QString> paths;
    Json told = values.is_object() ? values : Json::object();
    for (const Parameter &parameter : from.parameters) {
        const auto found = told.find(parameter.name.toStdString());
        if (found == told.end() ||
            (parameter.kind != ParameterKind::File && parameter.kind != ParameterKind::Files))
            continue;
        forEachText(*found, [&paths](Json &text) {
            const QString path = toText(text);
            if (!isPath(path))
                return;
            const QString name = inputName(sha256Hex(path.toUtf8()));
            paths.insert(name, path);
            text = toJson(name);
        });
    }
    CarryOver carried = carryOver(from, told, to);
    const auto back = [&paths](Json &text) {
        if (const auto path = paths.constFind(toText(text)); path != paths.constEnd())
            text = toJson(*path);
    };
    if (!paths.isEmpty())
        forEachText(carried.values, back);
    for (ValueChange &change : carried.changes) {
        forEachText(change.before, back);
        forEachText(change.after, back);
    }
    return carried;
}

} // namespace limner
