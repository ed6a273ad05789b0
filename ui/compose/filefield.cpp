#include "ui/compose/filefield.h"

#include "ui/common/formats.h"
#include "ui/common/iconbutton.h"

#include <QDropEvent>
#include <QFile>
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
           text.startsWith(u"data:", Qt::CaseInsensitive);
}

QStringList localFiles(const QMimeData &data)
{
    QStringList out;
    for (const QUrl &url : data.urls())
        out << (url.isLocalFile() ? url.toLocalFile() : url.toString(QUrl::FullyEncoded));
    return out;
}

Result<QString> forSending(const QString &entry)
{
    if (isAddress(entry))
        return entry;
    QFile file{entry.startsWith(u"file:") ? QUrl{entry}.toLocalFile() : entry};
    const QString name = QFileInfo{file.fileName()}.fileName();
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Io, FileField::tr("%1 cannot be read.").arg(name));
    if (file.size() > FileField::largestFile)
        return fail(ErrorKind::TooLarge,
                    FileField::tr("%1 is larger than %2; give an https address instead.")
                        .arg(name, formatBytes(FileField::largestFile)));
    const QString type = QMimeDatabase{}.mimeTypeForFile(file.fileName()).name();
    return QString{u"data:"_s + type + u";base64,"_s +
                   QString::fromLatin1(file.readAll().toBase64())};
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
    connect(pickButton, &IconButton::clicked, this, &FileField::pick);
}

QStringList FileField::entries() const
{
    QStringList out;
    const QString text = m_edit->text().trimmed();
    for (const QString &part : m_several ? text.split(u'|') : QStringList{text}) {
        if (!part.trimmed().isEmpty())
            out << part.trimmed();
    }
    return out;
}

void FileField::write(Json &values) const
{
    const QStringList list = entries();
    if (list.isEmpty())
        return;
    Json &value = values[key()];
    if (!m_several) {
        value = toJson(list.front());
        return;
    }
    value = Json::array();
    for (const QString &entry : list)
        value.push_back(toJson(entry));
}

Result<> FileField::writeForSending(Json &values) const
{
    Json sent = Json::array();
    for (const QString &entry : entries()) {
        const Result<QString> text = forSending(entry);
        if (!text)
            return propagate(text);
        sent.push_back(toJson(*text));
    }
    if (!sent.empty())
        values[key()] = m_several ? sent : sent.front();
    return {};
}

void FileField::read(const Json &values)
{
    const Json &value = memberAt(values, key().c_str());
    QStringList list;
    if (value.is_array()) {
        for (const Json &entry : value)
            list << toText(entry);
    } else if (!value.is_null()) {
        list << toText(value);
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
        add(localFiles(*drop->mimeData()));
    return true;
}

void FileField::add(const QStringList &files)
{
    if (files.isEmpty())
        return;
    m_edit->setText(m_several ? (entries() + files).join(separator) : files.front());
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
