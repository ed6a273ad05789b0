#include "ui/settings/movesettings.h"

#include "ui/common/controls.h"
#include "ui/common/errortext.h"
#include "ui/common/theme.h"
#include "ui/settings/importplan.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace limner {

MoveSettings::MoveSettings(QWidget *parent)
    : QWidget{parent}
    , m_said{makeLabel({}, u"faint"_s, this)}
{
    setObjectName(u"moveSettings"_s);
    QLabel *const words =
        makeLabel(tr("Settings, presets and prompts as one file. Secrets are never "
                     "in it, nor what belongs to one computer."),
                  u"body-dim"_s, this);
    words->setWordWrap(true);
    m_said->setObjectName(u"moveSaid"_s);
    m_said->setWordWrap(true);
    m_said->hide();
    auto *const out = makeButton(tr("Export…"), "exportSettings", {}, this);
    auto *const in = makeButton(tr("Import…"), "importSettings", {}, this);
    out->setAccessibleName(tr("Export settings"));
    in->setAccessibleName(tr("Import settings"));
    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(out);
    buttons->addWidget(in);
    buttons->addStretch();
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins({});
    column->setSpacing(8);
    column->addWidget(makeLabel(tr("Move your settings"), u"strong"_s, this));
    column->addWidget(words);
    column->addLayout(buttons);
    column->addWidget(m_said);
    connect(out, &QPushButton::clicked, this, &MoveSettings::pickExport);
    connect(in, &QPushButton::clicked, this, &MoveSettings::pickImport);
}

void MoveSettings::pickExport()
{
    auto *const dialog = new QFileDialog{this, tr("Export settings"), QDir::homePath(),
                                         tr("Settings of Limner (*.json)")};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    dialog->selectFile(u"limner-settings.json"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &MoveSettings::exportWanted);
    dialog->open();
}

void MoveSettings::pickImport()
{
    auto *const dialog = new QFileDialog{this, tr("Import settings"), QDir::homePath(),
                                         tr("Settings of Limner (*.json)")};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &MoveSettings::planWanted);
    dialog->open();
}

void MoveSettings::say(const QString &text, bool isBad)
{
    setStyleProperty(*m_said, "role", isBad ? u"error"_s : u"faint"_s);
    m_said->setText(text);
    m_said->show();
}

void MoveSettings::showExported(const QString &file)
{
    say(tr("Exported to %1").arg(QDir::toNativeSeparators(file)), false);
}

void MoveSettings::showTrouble(const Error &error)
{
    say(errorText(error, ErrorPlace::Settings).sentence(), true);
}

void MoveSettings::showPlan(const QString &file, const SettingsPlan &plan)
{
    if (plan.changesNothing())
        return say(tr("All of it is here already."), false);
    auto *const question = new ImportPlan{plan, this};
    connect(question, &QDialog::accepted, this, [this, file] { emit importWanted(file); });
    question->open();
}

} // namespace limner
