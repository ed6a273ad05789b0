#include "ui/settings/storagepage.h"

#include "core/upload/objectkey.h"
#include "ui/common/errortext.h"
#include "ui/common/theme.h"
#include "ui/common/controls.h"
#include "ui/settings/formrows.h"
#include "ui/settings/storechecktext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace limner {
namespace {

//! What the example under "Object name" is made of.
Artwork exampleArtwork()
{
    Artwork artwork;
    artwork.uuid = QStringLiteral("8f1c2e5a-6d0b-4c1f-9a77-0be2f2a91d34");
    artwork.createdAt = QDateTime{QDate{2026, 11, 22}, QTime{12, 0}, Qt::UTC};
    artwork.request.model = QStringLiteral("aisha-ai-official/animagine-xl-4.0");
    artwork.seed = 2088123417;
    artwork.size = QSize{1216, 832};
    artwork.mediaType = QStringLiteral("image/png");
    artwork.path = QStringLiteral("2026/11/example.png");
    return artwork;
}

} // namespace

StoragePage::StoragePage(QWidget *parent)
    : SettingsPage{parent}
{
    QVBoxLayout &layout =
        begin(tr("Storage"),
              tr("Where finished images live. Any S3-compatible server works. Keys are kept in the "
                 "system keychain."));
    addFields(layout);
    addOutcome(layout);
    layout.addStretch();
}

void StoragePage::addFields(QVBoxLayout &layout)
{
    const auto field = [this](const char *name) {
        auto *const made = new SettingsField{QString::fromLatin1(name)};
        connect(made, &QLineEdit::textEdited, this, &SettingsPage::edited);
        return made;
    };
    m_endpoint = field("endpoint");
    m_endpoint->setPlaceholderText(QStringLiteral("https://minio.example.com:9000"));
    m_bucket = field("bucket");
    m_accessKey = field("accessKey");
    m_secretKey = field("secretKey");
    m_secretKey->makeSecret();
    m_region = field("region");
    m_region->setPlaceholderText(tr("us-east-1 (found automatically)"));
    m_keyTemplate = field("keyTemplate");
    m_publicUrl = field("publicUrl");
    m_publicUrl->setPlaceholderText(tr("only when links go through another address"));
    m_caFile = field("caFile");
    m_caFile->setPlaceholderText(tr("PEM file, only for a private certificate authority"));
    makeAddressing();
    layout.addLayout(makeRows());
    connect(m_keyTemplate, &QLineEdit::textChanged, this, &StoragePage::updateExample);
}

void StoragePage::makeAddressing()
{
    m_addressing = new QComboBox;
    m_addressing->setObjectName(QStringLiteral("addressing"));
    dressCombo(*m_addressing);
    m_addressing->addItem(tr("Automatic"), QStringLiteral("auto"));
    m_addressing->addItem(tr("Path: host/bucket"), QStringLiteral("path"));
    m_addressing->addItem(tr("Virtual host: bucket.host"), QStringLiteral("virtual"));
}

FormRows *StoragePage::makeRows()
{
    auto *const rows = new FormRows{nullptr};
    rows->addRow(tr("Endpoint"), m_endpoint);
    rows->addRow(tr("Bucket"), m_bucket);
    rows->addRow(tr("Access key"), m_accessKey);
    rows->addRow(tr("Secret key"), m_secretKey);
    rows->addRow(tr("Region"), m_region);
    rows->addRow(tr("Object name"), m_keyTemplate);
    m_example = rows->addNote({});
    rows->addRow(tr("Public address"), m_publicUrl);
    rows->addRow(tr("Certificate file"), m_caFile);
    rows->addRow(tr("Addressing"), m_addressing);
    m_removeDeleted = new QCheckBox{tr("Remove them from the bucket")};
    m_removeDeleted->setObjectName(QStringLiteral("removeDeleted"));
    rows->addRow(tr("Deleted pictures"), m_removeDeleted);
    rows->addNote(tr("When they are deleted for good. In the trash they keep their links."));
    connect(m_removeDeleted, &QCheckBox::clicked, this, &SettingsPage::edited);
    return rows;
}

void StoragePage::addOutcome(QVBoxLayout &layout)
{
    m_result = new QFrame;
    m_result->setObjectName(QStringLiteral("storeResult"));
    m_lines = new QLabel;
    m_lines->setObjectName(QStringLiteral("storeResultText"));
    m_lines->setWordWrap(true);
    m_lines->setTextFormat(Qt::RichText);
    m_lines->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_create = makeButton(tr("Create bucket"), "createBucket");
    m_publish = makeButton(tr("Make links public"), "makePublic");
    auto *const box = new QVBoxLayout{m_result};
    box->setContentsMargins(14, 12, 14, 12);
    box->addWidget(m_lines);
    box->addWidget(m_create, 0, Qt::AlignLeft);
    box->addWidget(m_publish, 0, Qt::AlignLeft);
    m_create->hide();
    m_publish->hide();
    m_publish->setToolTip(tr(
        "Adds a rule to the bucket: anyone with a link can read it. Nobody can list the bucket."));
    m_result->hide();
    m_test = makeButton(tr("Test connection"), "testConnection");
    m_test->setParent(this); // until the dialog puts it into its bar
    m_test->hide();

    layout.addSpacing(16);
    layout.addWidget(m_result);
    connect(m_test, &QPushButton::clicked, this, &StoragePage::startCheck);
    connect(m_create, &QPushButton::clicked, this, [this] {
        setBusy(true);
        emit createBucketRequested();
    });
    connect(m_publish, &QPushButton::clicked, this, [this] {
        setBusy(true);
        emit makePublicRequested();
    });
}

void StoragePage::load(const SettingsContext &context)
{
    m_sandbox = context.sandbox; // its store is shown, not edited
    const Settings settings = context.sandboxStore.value_or(context.effective);
    fill(*m_endpoint, settings.endpoint, context, QStringLiteral("MINIO_ENDPOINT"));
    fill(*m_bucket, settings.bucket, context, QStringLiteral("MINIO_BUCKET"));
    fill(*m_accessKey, settings.accessKey, context, QStringLiteral("MINIO_ACCESS_KEY"));
    fill(*m_region, settings.region, context, QStringLiteral("MINIO_REGION"));
    fill(*m_publicUrl, settings.publicUrl, context, QStringLiteral("MINIO_PUBLIC_URL"));
    m_caFile->setText(settings.caFile);
    m_keyTemplate->setText(settings.keyTemplate);
    m_removeDeleted->setChecked(settings.removeDeleted);
    m_addressing->setCurrentIndex(std::max(0, m_addressing->findData(settings.addressing)));
    fill(*m_secretKey, {}, context, QStringLiteral("MINIO_SECRET_KEY"));
    if (context.hasStoreKey)
        m_secretKey->setPlaceholderText(QStringLiteral("••••••••••••••••••••"));
    if (m_sandbox) {
        for (QWidget *field :
             std::initializer_list<QWidget *>{m_endpoint, m_bucket, m_accessKey, m_secretKey,
                                              m_region, m_publicUrl, m_caFile, m_addressing})
            field->setEnabled(false);
    }
    updateExample();
}

void StoragePage::save(Settings &settings, SecretEdits &secrets) const
{
    settings.removeDeleted = m_removeDeleted->isChecked();
    const QString pattern = m_keyTemplate->text().trimmed();
    if (checkKeyTemplate(pattern)) // the field says what is wrong with it
        settings.keyTemplate = pattern;
    const auto take = [](const QWidget *field, QString &setting, const QString &value) {
        if (field->isEnabled()) // else it is not this page's to decide
            setting = value.trimmed();
    };
    take(m_endpoint, settings.endpoint, m_endpoint->text());
    take(m_bucket, settings.bucket, m_bucket->text());
    take(m_accessKey, settings.accessKey, m_accessKey->text());
    take(m_region, settings.region, m_region->text());
    take(m_publicUrl, settings.publicUrl, m_publicUrl->text());
    take(m_caFile, settings.caFile, m_caFile->text());
    take(m_addressing, settings.addressing, m_addressing->currentData().toString());
    const QString key = m_secretKey->text().trimmed();
    if (!key.isEmpty())
        secrets.storeKey = Secret{key};
}

void StoragePage::updateExample()
{
    const QString pattern = m_keyTemplate->text().trimmed();
    const Result<> checked = checkKeyTemplate(pattern);
    const Result<QString> key = objectKey(pattern, exampleArtwork());
    m_example->setText(checked && key ? tr("Example: %1").arg(*key)
                                      : tr("Not saved like this: %1").arg(checked.error().message));
    m_example->setProperty("role", checked ? QStringLiteral("faint") : QStringLiteral("error"));
    restyle(*m_example);
}

void StoragePage::startCheck()
{
    m_html.clear();
    m_lines->setText(tr("Testing…"));
    m_create->hide();
    m_publish->hide();
    m_bucket->setAside({});
    setMood("note");
    setBusy(true);
    emit checkRequested();
}

void StoragePage::addLine(const QString &html)
{
    m_html.append(QStringLiteral("<p style=\"margin:3px 0\">%1</p>").arg(html));
    m_lines->setText(m_html.join(QString{}));
}

void StoragePage::setBusy(bool busy)
{
    m_test->setEnabled(!busy);
    m_create->setEnabled(!busy);
    m_publish->setEnabled(!busy);
}

void StoragePage::setMood(const char *surface)
{
    m_result->setProperty("surface", QString::fromLatin1(surface));
    restyle(*m_result);
    m_result->show();
    for (QWidget *above = parentWidget(); above; above = above->parentWidget()) {
        if (auto *const scroll = qobject_cast<QScrollArea *>(above))
            QMetaObject::invokeMethod(
                scroll, [scroll, box = m_result] { scroll->ensureWidgetVisible(box); },
                Qt::QueuedConnection); // once the layout knows the new height
    }
}

void StoragePage::addStep(const StoreCheckStep &step)
{
    const bool good = step.outcome != StoreCheckStep::Outcome::Failed;
    const Tokens &tokens = tokensOf(*this);
    const QString colour = (good ? tokens.ok : tokens.error).name();
    QString text = storeCheckText(step, m_accessKey->text().trimmed(), StepMarkup::Rich);
    text.replace(QStringLiteral("<b>"), QStringLiteral("<b style=\"color:%1\">").arg(colour));
    addLine(QStringLiteral("<span style=\"color:%1\">%2</span> %3")
                .arg(colour, good ? QStringLiteral("✓") : QStringLiteral("✗"), text));
    if (step.kind == StoreCheckStep::Kind::Bucket && good && step.objects >= 0)
        m_bucket->setAside(step.objects == 1
                               ? tr("exists, 1 object")
                               : tr("exists, %1 objects").arg(QLocale{}.toString(step.objects)));
    if (step.kind == StoreCheckStep::Kind::PublicLink)
        m_publish->setVisible(!step.isPublic.value_or(true));
}

void StoragePage::showFinished(const StoreCheckResult &result)
{
    setBusy(false);
    setMood(result.good ? "good" : "bad");
    m_create->setVisible(result.bucketMissing);
    if (!result.region.isEmpty() && m_region->text().trimmed().isEmpty())
        m_region->setPlaceholderText(tr("%1 (found automatically)").arg(result.region));
}

void StoragePage::showActionDone()
{
    startCheck();
}

void StoragePage::showActionFailed(const Error &error)
{
    setBusy(false);
    const ErrorText words = errorText(error, ErrorPlace::Store);
    addLine(QStringLiteral("✗ <b>%1</b> %2 %3")
                .arg(words.what.toHtmlEscaped(), words.why.toHtmlEscaped(),
                     words.next.toHtmlEscaped()));
    setMood("bad");
}

} // namespace limner
