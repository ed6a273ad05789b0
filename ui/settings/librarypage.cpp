#include "ui/settings/librarypage.h"

#include "core/prompt/wildcards.h"
#include "ui/common/controls.h"
#include "ui/settings/formrows.h"
#include "ui/settings/movesettings.h"
#include "ui/settings/wildcardsfield.h"

#include <QCheckBox>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace limner {
LibraryPage::LibraryPage(QWidget *parent)
    : SettingsPage{parent}
{
    QVBoxLayout &layout = begin(
        tr("Library"),
        tr("Every finished picture is kept in this folder, whatever happens to the storage."));

    layout.addLayout(makeRows());
    layout.addSpacing(16);
    auto *const open = makeButton(tr("Open folder"), "openLibrary");
    auto *const log = makeButton(tr("Open log"), "openLog");
    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(open);
    buttons->addWidget(log);
    buttons->addStretch();
    layout.addLayout(buttons);
    layout.addSpacing(24);
    m_moving = new MoveSettings;
    layout.addWidget(m_moving);
    layout.addStretch();
    connect(open, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_libraryFolder)); });
    connect(log, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_logFolder)); });
}

FormRows *LibraryPage::makeRows()
{
    m_folder = new SettingsField{QStringLiteral("libraryFolder")};
    m_folder->setPlaceholderText(tr("the default folder"));
    auto *const pick = makeButton(tr("Choose…"), "pickLibrary");
    auto *const line = new QWidget;
    auto *const inLine = new QHBoxLayout{line};
    inLine->setContentsMargins(0, 0, 0, 0);
    inLine->setSpacing(8);
    inLine->addWidget(m_folder, 1);
    inLine->addWidget(pick);
    auto *const rows = new FormRows{nullptr};
    rows->addRow(tr("Folder"), line)->setBuddy(m_folder);
    m_folder->setAccessibleName(tr("Folder"));
    m_inUse = rows->addNote({});
    rows->addNote(tr("A new folder is used from the next start on. Nothing is moved or deleted."));
    m_embed = new QCheckBox{tr("Keep the request inside the files")};
    m_embed->setObjectName(QStringLiteral("embedRequest"));
    rows->addRow(tr("Inside the file"), m_embed);
    m_embed->setAccessibleName(m_embed->text());
    rows->addNote(tr("Prompt, settings and cost: other tools read them, and whoever has the link. "
                     "Without them a lost database brings back only the pictures."));
    m_camera = new QCheckBox{tr("Pictures go into a model as the camera wrote them")};
    m_camera->setObjectName(QStringLiteral("keepCameraData"));
    rows->addRow(tr("Camera"), m_camera);
    m_camera->setAccessibleName(m_camera->text());
    rows->addNote(tr("Otherwise they are turned upright and lose the place they were taken at."));
    m_emptyTrash = new QCheckBox{tr("Empties itself of what has been there for 30 days")};
    m_emptyTrash->setObjectName(QStringLiteral("emptyTrash"));
    rows->addRow(tr("Trash"), m_emptyTrash);
    m_emptyTrash->setAccessibleName(m_emptyTrash->text());
    m_wildcards = new WildcardsField;
    QLabel *const label = rows->addRow(tr("Word lists"), m_wildcards);
    label->setBuddy(&m_wildcards->line());
    rows->setAlignment(label, Qt::AlignTop | Qt::AlignLeft);
    label->setMinimumHeight(m_wildcards->line().minimumHeight());
    rows->addNote(tr("A prompt takes a line of colours.txt where it says __colours__."));
    connect(pick, &QPushButton::clicked, this, &LibraryPage::pickFolder);
    connect(m_wildcards, &WildcardsField::edited, this, &LibraryPage::edited);
    return rows;
}

void LibraryPage::pickFolder()
{
    auto *const dialog = new QFileDialog{this, tr("Library folder"), m_libraryFolder};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, m_folder, [this](const QString &path) {
        m_folder->setText(QDir::toNativeSeparators(path));
        emit edited();
    });
    dialog->open();
}

void LibraryPage::load(const SettingsContext &context)
{
    m_folder->setText(context.settings.library);
    m_embed->setChecked(context.settings.embedRequest);
    m_emptyTrash->setChecked(context.settings.emptyTrash);
    m_camera->setChecked(context.settings.keepCameraData);
    m_libraryFolder = context.libraryFolder;
    m_wildcards->setFolder(context.settings.wildcards, wildcardFolder({}, context.libraryFolder));
    m_logFolder = context.logFolder;
    m_inUse->setText(tr("In use: %1").arg(QDir::toNativeSeparators(context.libraryFolder)));
}

void LibraryPage::save(Settings &settings, SecretEdits &) const
{
    settings.library = QDir::fromNativeSeparators(m_folder->text().trimmed());
    settings.embedRequest = m_embed->isChecked();
    settings.emptyTrash = m_emptyTrash->isChecked();
    settings.keepCameraData = m_camera->isChecked();
    settings.wildcards = m_wildcards->folder();
}

} // namespace limner
