#include "ui/settings/importplan.h"

#include "ui/common/controls.h"
#include "ui/common/dialogroom.h"
#include "ui/common/sheetscroll.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr QSize bestSize{560, 460};
constexpr qsizetype longestValue = 80;

QString shortened(const QString &value)
{
    const QString line = value.simplified();
    return line.size() > longestValue ? line.left(longestValue) + u'…' : line;
}

void addLine(QVBoxLayout &column, const QString &text, const QString &role)
{
    QLabel *const label = makeLabel(text, role);
    label->setWordWrap(true);
    column.addWidget(label);
}

void addChanges(QVBoxLayout &column, const SettingsPlan &plan)
{
    for (const SettingChange &one : plan.changes) {
        addLine(column, one.member, u"strong"_s);
        addLine(column,
                ImportPlan::tr("“%1” becomes “%2”").arg(shortened(one.from), shortened(one.to)),
                u"body-dim"_s);
        if (one.isAddress)
            addLine(column, ImportPlan::tr("Your keys are sent there from then on."), u"error"_s);
    }
}

void addRest(QVBoxLayout &column, const SettingsPlan &plan)
{
    addLine(column,
            ImportPlan::tr("Presets: %1 new, %2 here already")
                .arg(plan.newPresets)
                .arg(plan.knownPresets),
            u"body-dim"_s);
    addLine(column,
            ImportPlan::tr("Prompts: %1 new, %2 here already")
                .arg(plan.newPrompts)
                .arg(plan.knownPrompts),
            u"body-dim"_s);
    const QStringList passed = plan.stays + plan.unknown;
    if (!passed.isEmpty())
        addLine(column, ImportPlan::tr("Passed over: %1").arg(passed.join(u", "_s)), u"faint"_s);
    if (plan.isLater)
        addLine(column, ImportPlan::tr("A later Limner wrote this file."), u"faint"_s);
}

} // namespace

ImportPlan::ImportPlan(const SettingsPlan &plan, QWidget *parent)
    : QDialog{parent}
{
    setObjectName(u"importPlan"_s);
    setWindowTitle(tr("Import settings"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(dialogRoom(*parent->window(), bestSize));
    auto *const sheet = new QWidget;
    sheet->setProperty("surface", u"clear"_s);
    auto *const inside = new QVBoxLayout{sheet};
    inside->setContentsMargins({});
    inside->setSpacing(4);
    addChanges(*inside, plan);
    inside->addSpacing(8);
    addRest(*inside, plan);
    inside->addStretch(1);
    auto *const scroll = new SheetScroll;
    scroll->setWidget(sheet);
    QPushButton *const yes = makeButton(tr("Import"), "importPlanYes", u"primary"_s);
    QPushButton *const no = makeButton(tr("Cancel"), "importPlanNo");
    yes->setDefault(true);
    auto *const buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(no);
    buttons->addWidget(yes);
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(metrics::gap);
    column->addWidget(makeLabel(tr("What changes"), u"title"_s));
    column->addWidget(scroll, 1);
    column->addLayout(buttons);
    connect(yes, &QPushButton::clicked, this, &QDialog::accept);
    connect(no, &QPushButton::clicked, this, &QDialog::reject);
}

} // namespace limner
