from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Clearance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ],
            options={
                "permissions": (
                    ("see_internal", "may see internal matters"),
                    ("see_restricted", "may see restricted matters, and internal ones"),
                ),
                "managed": False,
                "default_permissions": (),
            },
        ),
    ]
