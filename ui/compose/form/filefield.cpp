#include "ui/compose/form/filefield.h"

#include "core/base/digest.h"
#include "core/library/inputs.h"
#include "core/schema/inputname.h"
#include "ui/common/formats.h"
#include "ui/common/iconbutton.h"

#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMimeData>
#include <QMimeDatabase>
#include <QUrl>

namespace limner {

using namespace Qt::StringLiterals;

namespace {

const QString separator = u" | "_s;

bool isAddress(const QString &text)
{
    return text.startsWith(u"https://", Qt::CaseInsensitive) ||
           text.startsWith(u"http://", Qt::CaseInsensitive) ||
           text.startsWith(u"data:", Qt::CaseInsensitive) || isInputName(text);
}

QStringList filesIn(const QMimeData &data)
{
    QStringList out;
    for (const QUrl &url : data.urls())
        out << (url.isLocalFile() ? url.toLocalFile() : url.toString(QUrl::FullyEncoded));
    return out;
}

QString pathOf(const QString &entry)
{
    return entry.startsWith(u"file:") ? QUrl{entry}.toLocalFile() : entry;
}

//! What stands for a file of this computer until it has been read.
QString standInFor(const QString &entry)
{
    return inputName(sha256Hex(pathOf(entry).toUtf8()));
}

Result<> checkFile(const QString &entry)
{
    const QFileInfo file{pathOf(entry)};
    if (!file.isFile() || !file.isReadable())
        return fail(ErrorKind::Io, FileField::tr("%1 cannot be read.").arg(file.fileName()));
    if (file.size() > Inputs::largest)
        return fail(ErrorKind::TooLarge,
                    FileField::tr("%1 is larger than %2; give an https address instead.")
                        .arg(file.fileName(), formatBytes(Inputs::largest)));
    return {};
}

} // namespace

FileField::FileField(const Parameter &parameter, QWidget *parent)
    : ParameterField{parameter, parent}
    , m_several{parameter.kind == ParameterKind::Files}
    , m_accept{parameter.accept}
    , m_edit{new QLineEdit{this}}
{
    present(m_edit, parameter);
    m_edit->setPlaceholderText(m_several ? tr("Files or https addresses")
                                         : tr("File or https address"));
    m_edit->setMinimumWidth(40);
    m_edit->setAcceptDrops(true);
    m_edit->installEventFilter(this);
    auto *pickButton = new IconButton{u"folder"_s, tr("Choose a file for %1").arg(title()), this};
    pickButton->setObjectName(u"pick_"_s + parameter.name);
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(m_edit, 1);
    row->addWidget(pickButton);
    column()->addLayout(row);
    connect(m_edit, &QLineEdit::textEdited, this, &FileField::edited);
    connect(m_edit, &QLineEdit::textChanged, this,
            [this](const QString &text) { showSet(!text.isEmpty()); });
    connect(pickButton, &IconButton::clicked, this, &FileField::pick);
}

QStringList FileField::entries() const
{
    QStringList out;
    const QString text = m_edit->text().trimmed();
    for (const QString &part : m_several ? text.split(u'|') : QStringList{text}) {
        if (const QString entry = part.trimmed(); !entry.isEmpty())
            out << m_held.value(entry, entry);
    }
    return out;
}

//! As it stands in the line, which would cut bytes off and says nothing by 64 digits.
QString FileField::shown(const QString &entry)
{
    QString words;
    if (isInputName(entry))
        words = tr("picture %1 of the library").arg(digestOf(entry).left(8));
    else if (isInlineFile(entry))
        words = tr("%1, %2").arg(entry.section(u';', 0, 0).sliced(5),
                                 formatBytes(entry.size() * 3 / 4));
    else
        return entry;
    while (m_held.value(words, entry) != entry)
        words += u'\''; // two of one size
    m_held.insert(words, entry);
    return words;
}

void FileField::put(Json &values, const QStringList &entries) const
{
    if (entries.isEmpty())
        return;
    Json &value = values[key()];
    if (!m_several) {
        value = toJson(entries.front());
        return;
    }
    value = Json::array();
    for (const QString &entry : entries)
        value.push_back(toJson(entry));
}

void FileField::write(Json &values) const
{
    put(values, entries());
}

Result<> FileField::writeForSending(Json &values) const
{
    QStringList sent;
    for (const QString &entry : entries()) {
        const Result<QString> one = named(entry);
        if (!one)
            return propagate(one);
        sent << *one;
    }
    put(values, sent);
    return {};
}

LocalFiles FileField::localFiles() const
{
    return localFilesOf(entries());
}

Result<QString> FileField::named(const QString &entry)
{
    if (isAddress(entry))
        return entry;
    if (const Result<> good = checkFile(entry); !good)
        return propagate(good);
    return standInFor(entry);
}

LocalFiles FileField::localFilesOf(const QStringList &entries)
{
    LocalFiles files;
    for (const QString &entry : entries)
        if (!isAddress(entry))
            files.insert(standInFor(entry), pathOf(entry));
    return files;
}

void FileField::read(const Json &values)
{
    m_held.clear();
    const Json &value = memberAt(values, key().c_str());
    QStringList list;
    if (value.is_array()) {
        for (const Json &entry : value)
            list << shown(toText(entry));
    } else if (!value.is_null()) {
        list << shown(toText(value));
    }
    m_edit->setText(list.join(separator));
    m_edit->setCursorPosition(0);
}

bool FileField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_edit || (event->type() != QEvent::DragEnter && event->type() != QEvent::Drop))
        return ParameterField::eventFilter(watched, event);
    auto *drop = static_cast<QDropEvent *>(event);
    if (!drop->mimeData()->hasUrls())
        return false;
    drop->acceptProposedAction();
    if (event->type() == QEvent::Drop)
        add(filesIn(*drop->mimeData()));
    return true;
}

void FileField::add(const QStringList &files)
{
    if (files.isEmpty())
        return;
    const QString before = m_edit->text().trimmed();
    const bool joins = m_several && !before.isEmpty();
    m_edit->setText(joins       ? before + separator + files.join(separator)
                    : m_several ? files.join(separator)
                                : files.front());
    emit edited();
}

void FileField::pick()
{
    auto *dialog = new QFileDialog{this, tr("Choose a file")};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(m_several ? QFileDialog::ExistingFiles : QFileDialog::ExistingFile);
    if (m_accept.startsWith(u"image/"))
        dialog->setNameFilters(
            {tr("Images (*.png *.jpg *.jpeg *.webp *.gif *.bmp)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &FileField::add);
    dialog->open();
}

} // namespace limner
